"""Which parser this is: a hash over its code and its rules, so that nobody can forget to raise a number.

Belongs here: what counts as the parser. Does not belong here: what is read again because it changed (parsing, bulk).
"""

import hashlib
from functools import cache
from pathlib import Path

from pipeline.parse.rules import RULE_TABLES, SEEDS

# tables of seeds/ that parsing does not read
NOT_OF_PARSING = ("corrections", "differences", "dump_selection", "event_races", "metrics", "single_events", "watchlist")


@cache
def parser_version() -> str:
    """The first 12 hex digits of a hash over the parser's code and the rules it reads."""
    digest = hashlib.sha256()
    folder = Path(__file__).parent
    for path in [*sorted(folder.rglob("*.py")), *(SEEDS / f"{name}.csv" for name in RULE_TABLES if name not in NOT_OF_PARSING)]:
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:12]
