"""Which pages of a dump are drivers': seeds/dump_selection.csv as byte patterns.

Belongs here: the rule and its compiled form. Does not belong here: cutting pages out of XML.

The search runs over whole decompressed blocks, so it looks for a run of plain bytes first and tries the pattern only there:
that makes it faster than the decompression by an order of magnitude and more.
"""

import re
from functools import cache

from pipeline.parse.rules import rule_table

_KINDS = ("infobox", "heading")


@cache
def patterns() -> tuple[tuple[bytes, re.Pattern[bytes]], ...]:
    """For each kind of rule the bytes to look for, and the pattern that must then match from there on.

    Errors: ValueError names a rule of an unknown kind.
    """
    names: dict[str, list[str]] = {kind: [] for kind in _KINDS}
    for row in rule_table("dump_selection"):
        if row["kind"] not in names:
            raise ValueError(f"seeds/dump_selection.csv, rule {row['rule']}: kind {row['kind']!r} is none of {', '.join(_KINDS)}")
        names[row["kind"]].append(row["pattern"])
    found = []
    if names["infobox"]:
        alternatives = "|".join(re.escape(name).replace(r"\ ", "[ _]+") for name in names["infobox"])
        found.append((b"nfobox", re.compile(rf"nfobox[ _]+(?i:{alternatives})[\s|}}<&]".encode())))
    for heading in names["heading"]:
        first, rest = heading[0], heading[1:]
        heading_line = rf"(?<=[{first.lower()}{first.upper()}]){re.escape(rest)}[^\n=]*=={{1,5}}"
        found.append((rest.encode(), re.compile(heading_line.encode())))
    return tuple(found)


def has_sign(data: bytes, start: int = 0, end: int | None = None) -> bool:
    """Whether a rule matches in `data` from `start` to before `end`."""
    end = len(data) if end is None else end
    for needle, pattern in patterns():
        position = data.find(needle, start, end)
        while position >= 0:
            if pattern.match(data, position, end):
                return True
            position = data.find(needle, position + len(needle), end)
    return False
