"""The race columns of a results grid: the number of each, and the event or session that its header names.

Belongs here: reading the headers over a race. Does not belong here: which columns are races (labels, eventcolumns), what stands
under them (grid).
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from pipeline.parse.claims.labels import Layout
from pipeline.parse.claims.labelwords import is_heat
from pipeline.parse.claims.racecell import is_session, position_of
from pipeline.parse.markup.table import Table

_ROUND_HEADER = re.compile(r"\b(?:round|rd|stage|playoffs?|season|leg|race)\b", re.IGNORECASE)
_NUMBERED_EVENT = re.compile(r"^\d{1,2}\s+([A-Z]{3})$")
_EVENT_AND_SESSION = re.compile(r"([A-ZÀ-Þ]{3})\s+(\S+)")
_DIGITS = re.compile(r"\d{1,3}")
_EVENT_WIDTH = 6
_KEPT = 1 << 12  # headers


@dataclass(slots=True)
class RaceColumn:
    """A race column: its place from 0, the number over it, and the event or session that its header names."""

    place: int
    round_no: int
    event: str = ""
    session: str = ""


def race_columns(table: Table, layout: Layout) -> list[RaceColumn]:
    """The race columns: the number over each, or over its event; races without a rising number are counted."""
    places = [place for place, name in enumerate(layout.columns) if name and name.startswith("round:")]
    columns: list[RaceColumn] = []
    heading = table.grid[: layout.header_rows]
    highest = 0
    for ordinal, place in enumerate(places, 1):
        headers = list(dict.fromkeys([row[place] for row in heading]))
        if len(headers) > 1 and headers[-1].colspan > headers[0].colspan:
            headers.pop()
        event, session, number = _race_of(tuple([header.text.strip() for header in headers if header.colspan <= _EVENT_WIDTH]))
        if not number:
            written = int(str(layout.columns[place]).removeprefix("round:"))
            number = written if written > highest or (written == highest and headers[-1].colspan > 1) else ordinal
            highest = max(highest, number)
        columns.append(RaceColumn(place, number, event, session))
    return columns


@lru_cache(maxsize=_KEPT)
def _race_of(headers: tuple[str, ...]) -> tuple[str, str, int]:
    """Event, session and number of the race that a column's headers name, from the highest; '' and 0 for what they leave out."""
    texts = [_NUMBERED_EVENT.sub(r"\1", header) for header in headers]
    if texts and (found := _EVENT_AND_SESSION.fullmatch(texts[-1])) and is_session(found[2]):
        texts[-1:] = found.groups()
    if len(texts) == 1 and is_heat(texts[0]):
        return "", texts[0].upper(), int(texts[0][1:])
    session = texts[-1].upper() if len(texts) > 1 and is_session(texts[-1]) else ""
    above = texts[:-1] if session else texts
    event = next((text for text in above if text and position_of(text) is None and not _ROUND_HEADER.search(text)), "")
    told = [int(number.group()) for text in above if session and text != event and (number := _DIGITS.search(text))]
    return event, session, next(iter(told), 0)
