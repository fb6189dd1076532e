"""From rows of written cells to the true rectangle: spans expanded as browsers do with the wiki's HTML.

Belongs here: rowspan, colspan, clipping, overlaps, padding. Does not belong here: finding rows and cells in markup.
"""

from pipeline.parse.attributes import spans
from pipeline.parse.table import Cell

Written = tuple[str, str, bool]
"""A cell as written: its markup, its attribute list and whether it is a header cell."""


class OverBudget(Exception):  # noqa: N818 - caught in scan, which knows the place
    """The rectangle needs more places than allowed."""

    def __init__(self, places: int) -> None:
        self.places = places
        super().__init__(places)


def expand(groups: list[list[list[Written]]], budget: int) -> tuple[list[list[Cell]], int]:
    """The rectangle of a table's row groups, `grid[r][c]` being the cell that covers it, and what is left of the budget.

    A rowspan ends with its row group (as browsers clip it), `rowspan=0` reaches there, where two cells overlap the later
    one shows, and short rows are padded with missing cells. `budget` is how many places spans and padding may add;
    more raise OverBudget.
    """
    written = sum(len(row) for group in groups for row in group)
    grid: list[list[Cell]] = []
    places = 0
    for group in groups:
        places = _expand_group(group, grid, places, budget + written)
    width = max(map(len, grid), default=0)
    places = width * len(grid)
    if places > budget + written:
        raise OverBudget(places)
    for row_no, row in enumerate(grid, 1):
        size = len(row)
        if size < width:
            row += [_missing(row_no, column_no) for column_no in range(size + 1, width + 1)]
    return grid, budget + written - places


def _missing(row_no: int, column_no: int) -> Cell:
    """A place that no cell was written for."""
    cell = Cell("", row_no, column_no)
    cell.is_missing = True
    return cell


def _expand_group(group: list[list[Written]], grid: list[list[Cell]], places: int, limit: int) -> int:
    """Append one row group's rows to the grid; gives how many places the grid has then."""
    last = len(grid) + len(group)
    covered: dict[int, tuple[Cell, int]] = {}  # column index -> the cell reaching down and the row_no it ends with
    for row_no, written in enumerate(group, len(grid) + 1):
        if covered:
            covered = {column: reach for column, reach in covered.items() if reach[1] >= row_no}
        row: list[Cell | None] = []
        if covered:
            row = [None] * (max(covered) + 1)
            for column, (cell, _) in covered.items():
                row[column] = cell
        column = 0
        for source_no, (markup, attributes, is_header) in enumerate(written, 1):
            while column < len(row) and row[column] is not None:
                column += 1
            cell = Cell(markup, row_no, column + 1)
            if is_header:
                cell.is_header = True
            if column + 1 != source_no:
                cell.source_column_no = source_no
            if attributes:
                cell.attributes = attributes
                rowspan, colspan = spans(attributes)
                if rowspan != 1 or colspan != 1:
                    end = last if rowspan == 0 else min(row_no + rowspan - 1, last)
                    cell.rowspan = end - row_no + 1
                    cell.colspan = colspan
                    row += [None] * (column + colspan - len(row))
                    row[column : column + colspan] = [cell] * colspan
                    if end > row_no:
                        covered.update((place, (cell, end)) for place in range(column, column + colspan))
                    column += colspan
                    continue
            if column < len(row):
                row[column] = cell
            else:
                row.append(cell)
            column += 1
        for column, cell in enumerate(row) if None in row else ():
            if cell is None:
                row[column] = _missing(row_no, column + 1)
        places += len(row)
        if places > limit:
            raise OverBudget(places)
        grid.append(row)
    return places
