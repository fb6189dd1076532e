"""From rows of written cells to the true rectangle: spans expanded as browsers do with the wiki's HTML.

Belongs here: rowspan, colspan, clipping, overlaps, padding. Does not belong here: finding rows and cells in markup.
"""

import re
from functools import lru_cache

from pipeline.parse.markup.attributes import spans
from pipeline.parse.markup.inline import decode
from pipeline.parse.markup.table import Cell, Content, Written
from pipeline.parse.markup.templates import find_rule

MISSING: Written = ("", "", False)
"""Stands where no cell was written, known by its identity."""

_NOTHING = Content("")
_SINGLE = (1, 1)
_LEADS = frozenset("rcsaRCSA")  # rowspan, colspan, style, scope, align
_LED = re.compile(r"((?:[a-z]+\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s\"'{}|]+)(?:\s+|(?=\{\{)))+)(?=\{\{(?!\{|\s*!\s*\}\}))", re.IGNORECASE)

_NAME = re.compile(r"\{\{([^{}|]*)")
_WRITERS = frozenset({"show", "attributes", "unread"})


class OverBudget(Exception):  # noqa: N818 - caught in scan, which knows the place
    """The rectangle needs more places than allowed."""

    def __init__(self, places: int) -> None:
        """Keep how many places it needs."""
        self.places = places
        super().__init__(places)


def expand(groups: list[list[list[Written]]], budget: int) -> tuple[list[list[Written]], int]:
    """The rectangle of a table's row groups, each place with the cell that covers it, and what is left of the budget.

    A rowspan ends with its row group (as browsers clip it), `rowspan=0` reaches there, where two cells overlap the later
    one shows, and short rows are padded. `budget` is how many places spans and padding may add; more raise OverBudget.
    """
    limit = budget + sum(len(row) for group in groups for row in group)
    rows: list[list[Written]] = []
    places = 0
    for group in groups:
        places = _expand_group(group, rows, places, limit)
    width = max(map(len, rows), default=0)
    places = width * len(rows)
    if places > limit:
        raise OverBudget(places)
    return [row if len(row) == width else row + [MISSING] * (width - len(row)) for row in rows], limit - places


def _lift(cell: Written) -> Written:
    """The cell with the spans that stand before a template which writes the bar itself (`colspan=2 {{N/A}}`) as its attributes."""
    markup, attributes, is_header = cell
    found = None if attributes else _LED.match(markup)
    if found is None or "span" not in found[1].lower() or "}}" not in markup[found.end() :]:
        return cell
    if not any(map(_may_write_bars, _NAME.findall(markup, found.end()))):
        return cell
    return markup[found.end() :], found[1].strip(), is_header


def _may_write_bars(name: str) -> bool:
    """Whether a template may write its cell's attributes and the bar behind them."""
    rule = find_rule(name)
    return rule is None or (rule.meaning in _WRITERS and not rule.style)


def _expand_group(group: list[list[Written]], rows: list[list[Written]], places: int, limit: int) -> int:
    """Append one row group's rows; gives how many places all rows have then."""
    last = len(rows) + len(group)
    covered: dict[int, tuple[Written, int]] = {}  # column index -> the cell reaching down and the row_no it ends with
    for row_no, written in enumerate(group, len(rows) + 1):
        if covered:
            covered = {column: reach for column, reach in covered.items() if reach[1] >= row_no}
        spanning = bool(covered)
        row = written
        for place, (markup, attributes, _) in enumerate(written):
            if not attributes and markup[:1] in _LEADS and "{{" in markup:
                row[place] = _lift(written[place])
                attributes = row[place][1]  # noqa: PLW2901 - of the same cell
            if attributes and not spanning:
                spanning = spans(attributes) != _SINGLE
        if spanning:
            row = _place(written, covered, row_no, last)
        places += len(row)
        if places > limit:
            raise OverBudget(places)
        rows.append(row)
    return places


def _place(written: list[Written], covered: dict[int, tuple[Written, int]], row_no: int, last: int) -> list[Written]:
    """One row's places; enters in `covered` what reaches further down."""
    row: list[Written | None] = [None] * (max(covered, default=-1) + 1)
    for column, (cell, _) in covered.items():
        row[column] = cell
    column = 0
    for cell in written:
        while column < len(row) and row[column] is not None:
            column += 1
        rowspan, colspan = spans(cell[1]) if cell[1] else _SINGLE
        end = last if rowspan == 0 else min(row_no + rowspan - 1, last)
        row += [None] * (column + colspan - len(row))
        row[column : column + colspan] = [cell] * colspan
        if end > row_no:
            covered.update((place, (cell, end)) for place in range(column, column + colspan))
        column += colspan
    return [MISSING if cell is None else cell for cell in row]


def to_cells(rows: list[list[Written]], row_attributes: list[str]) -> list[list[Cell]]:
    """The rectangle of Cell objects: one for each written cell, the same at each place that it covers."""
    grid: list[list[Cell]] = []
    made: dict[int, Cell] = {}  # by the identity of the written cell
    for row_no, row in enumerate(rows, 1):
        cells: list[Cell] = []
        source_no = 0
        of_row = row_attributes[row_no - 1]
        for column_no, written in enumerate(row, 1):
            markup, attributes, is_header = written
            cell = made.get(id(written)) if attributes else None
            if cell is not None:
                cell.rowspan = row_no - cell.row_no + 1
                if row_no == cell.row_no:
                    cell.colspan = column_no - cell.column_no + 1
            elif written is MISSING:
                cell = _padding(row_no, column_no)
            else:
                source_no += 1
                cell = Cell(markup, row_no, column_no, decode(markup), source_no, attributes, is_header, of_row)
                if attributes:  # only they make it cover more than this place
                    made[id(written)] = cell
            cells.append(cell)
        grid.append(cells)
    return grid


@lru_cache(maxsize=1 << 14)
def _padding(row_no: int, column_no: int) -> Cell:
    """The cell that stands where no cell was written: the same in every table, and never changed, as a third of all places is such."""
    return Cell("", row_no, column_no, _NOTHING, is_missing=True)
