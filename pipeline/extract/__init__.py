"""Where articles come from: one Source protocol, several sources. Belongs here: fetching. Does not belong here: reading markup."""
