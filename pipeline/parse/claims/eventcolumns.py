"""Which columns of unknown label are races: those whose cells are results, whatever their header calls the event.

Belongs here: telling by its body that a column is a race's. Does not belong here: labels that say so themselves (labels), reading
the cells (racecell, results).
"""

import re
from collections.abc import Sequence
from functools import cache

from pipeline.parse.claims.racecell import bare, is_result, split
from pipeline.parse.claims.racepieces import DASHES
from pipeline.parse.claims.values import read_position, state_of
from pipeline.parse.markup.table import Cell, Table
from pipeline.parse.rules import rule_table

_FEWEST = 2
_ORDINAL = re.compile(r"\d{1,3}(?:st|nd|rd|th)\W*")
_NOTHING = frozenset({"blank", "not_applicable", "unknown", "pending"})


def event_columns(table: Table, header_rows: int, places: Sequence[int]) -> list[int]:
    """Those of some places (from 0) that are races, in order; none where nothing but numbers stands in them, for those may count.

    A race's column holds results and blanks only, and no cell that spans it and a column which is none of `places`. Somewhere in
    such columns a colour or a code (`Ret`) must say that they are results.
    """
    found = []
    is_told = False
    body = table.grid[header_rows:]
    for place in places:
        cells = [row[place] for row in body]
        own = [cell for cell in cells if cell.column_no == place + 1 and cell.colspan == 1 and not _is_empty(cell)]
        if all(cell.colspan > 1 or _is_empty(cell) or _is_race(cell) for cell in cells) and (own or found):
            found.append(place)
            is_told = is_told or any(_tells(cell) for cell in own)
    while found and all(_is_empty(row[found[-1]]) for row in body):
        found.pop()
    return found if is_told and len(found) >= _FEWEST else []


def are_ranks(cells: Sequence[Cell]) -> bool:
    """Whether the cells of a column are standings: ordinals, and else nothing but what stands in for one (`NC`)."""
    texts = {cell.content.text.strip() for cell in cells if not cell.is_missing and cell.colspan == 1}
    return any(map(_ORDINAL.fullmatch, texts)) and all(read_position(text).state != "unread" for text in texts)


def _is_empty(cell: Cell) -> bool:
    text = cell.content.text.strip()
    return cell.is_missing or (not cell.content.unread and (text in DASHES or state_of(text)[0] in _NOTHING))


def _is_race(cell: Cell) -> bool:
    if cell.content.unread:
        return True
    text = cell.content.text.strip()
    return is_result(text) or is_result(split(cell.content, is_coloured=bool(cell.colour)).result)


def _tells(cell: Cell) -> bool:
    """Whether a cell is a race's beyond doubt: by its colour, or by a code."""
    return cell.colour in _colours() or bare(cell.content.text).isalpha()


@cache
def _colours() -> frozenset[str]:
    return frozenset(row["colour"] for row in rule_table("colours"))
