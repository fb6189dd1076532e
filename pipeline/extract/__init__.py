"""Where articles come from: one Source protocol, several sources, and the asset that keeps what they give.

Belongs here: fetching, and choosing the source of a run. Does not belong here: reading markup.
"""
