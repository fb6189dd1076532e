"""What the headings above a table say: the series, and what sort of tables stand there.

Belongs here: reading headings by seeds/sections.csv. Does not belong here: the header of a table (labels).
"""

import re
from functools import lru_cache

from pipeline.parse.rules import rule_table

_HEADING_START = re.compile(r"^(?:complete|full|partial|all|career)\s+", re.IGNORECASE)
_HEADING_END = re.compile(
    r"\s*(?:\((?:key|[^)]*\d{4}[^)]*)\)\s*"
    r"|(?:race |racing |career )?(?:(?:results?|record|history|summary|statistics)(?: by \w+)?|career)\s*)$",
    re.IGNORECASE,
)
_KEPT = 1 << 12  # headings


@lru_cache(maxsize=1 << 14)
def section_rule(path: tuple[str, ...]) -> dict[str, str]:
    """What the headings above a table say: the first row of seeds/sections.csv found, nearest heading first; `outside` before all."""
    rules = rule_table("sections")
    found = [row for heading in reversed(path) for row in rules if re.search(row["pattern"], heading, re.IGNORECASE)]
    return next((row for row in found if row["kind"] == "outside"), found[0] if found else {})


@lru_cache(maxsize=_KEPT)
def heading_series(section: str) -> str:
    """The series that a heading names: `Complete Formula One results` -> `Formula One`."""
    text = section.strip()
    while (shorter := _HEADING_END.sub("", _HEADING_START.sub("", text)).strip()) != text:
        text = shorter
    return text
