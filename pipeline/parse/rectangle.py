"""From rows of written cells to the true rectangle: spans expanded as browsers do with the wiki's HTML.

Belongs here: rowspan, colspan, clipping, overlaps, padding. Does not belong here: finding rows and cells in markup.
"""

from typing import NamedTuple

from pipeline.parse.attributes import spans
from pipeline.parse.table import Cell


class Written(NamedTuple):
    """A cell as written: its markup, its attribute list and whether it is a header cell."""

    markup: str
    attributes: str
    is_header: bool


class OverBudget(Exception):  # noqa: N818 - caught in scan, which knows the place
    """The rectangle needs more places than allowed."""

    def __init__(self, places: int) -> None:
        self.places = places
        super().__init__(places)


def expand(groups: list[list[list[Written]]], budget: int) -> list[list[Cell]]:
    """The rectangle of a table's row groups: `grid[r][c]` is the cell that covers it.

    A rowspan ends with its row group (as browsers clip it), `rowspan=0` reaches there, where two cells overlap the later
    one shows, and short rows are padded with missing cells. `budget` is how many places spans and padding may add;
    more raise OverBudget.
    """
    grid: list[list[Cell]] = []
    limit = budget + sum(len(row) for group in groups for row in group)
    for group in groups:
        limit = _expand_group(group, grid, limit)
    width = max(map(len, grid), default=0)
    if width * len(grid) > budget + sum(len(row) for group in groups for row in group):
        raise OverBudget(width * len(grid))
    for row_no, row in enumerate(grid, 1):
        if len(row) < width:
            row.extend([Cell("", row_no, column_no, is_missing=True) for column_no in range(len(row) + 1, width + 1)])
        for index, cell in enumerate(row):
            if cell is None:
                row[index] = Cell("", row_no, index + 1, is_missing=True)
    return grid


def _expand_group(group: list[list[Written]], grid: list[list[Cell]], limit: int) -> int:
    """Append one row group's rows to the grid; gives what is left of the limit."""
    last = len(grid) + len(group)
    covered: dict[int, tuple[Cell, int]] = {}  # column index -> the cell reaching down and the row_no it ends with
    for row_no, written in enumerate(group, len(grid) + 1):
        row: list[Cell | None] = []
        if covered:
            ended = [column for column, (_, end) in covered.items() if end < row_no]
            for column in ended:
                del covered[column]
        if covered:
            row = [None] * (max(covered) + 1)
            for column, (cell, _) in covered.items():
                row[column] = cell
        column = 0
        for source_no, (markup, attributes, is_header) in enumerate(written, 1):
            while column < len(row) and row[column] is not None:
                column += 1
            if attributes and "span" in attributes.lower():
                rowspan, colspan = spans(attributes)
                end = last if rowspan == 0 else min(row_no + rowspan - 1, last)
                cell = Cell(
                    markup,
                    row_no,
                    column + 1,
                    source_column_no=source_no,
                    attributes=attributes,
                    is_header=is_header,
                    rowspan=end - row_no + 1,
                    colspan=colspan,
                )
                row.extend([None] * (column + colspan - len(row)))
                for place in range(column, column + colspan):
                    row[place] = cell
                    if end > row_no:
                        covered[place] = (cell, end)
                column += colspan
            else:
                cell = Cell(markup, row_no, column + 1, source_column_no=source_no, attributes=attributes, is_header=is_header)
                if column < len(row):
                    row[column] = cell
                else:
                    row.append(cell)
                column += 1
        limit -= len(row)
        if limit < 0:
            raise OverBudget(len(row) * (last or 1))
        grid.append(row)
    return limit
