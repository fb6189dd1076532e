"""Totals that an article states itself: the last row of a summary, and the rows of a table by class or by series.

Belongs here: which rows state totals, of what, and their counts. Does not belong here: what the totals should be (sql/mart/stated_total).
"""

import re

from pipeline.parse.claims import identity, values
from pipeline.parse.claims.celltext import lines_text, links_of, value_text
from pipeline.parse.claims.gridseries import series_above
from pipeline.parse.claims.labels import Layout
from pipeline.parse.frames import FrameBuilder
from pipeline.parse.markup.table import Cell, Table

METRICS = ("races", "wins", "poles", "fastest_laps", "podiums")
_TOTAL = re.compile(r"^\W*(?:career |grand |overall )?totals?\b", re.IGNORECASE)


def is_of_totals(table: Table, shape: Layout) -> bool:
    """Whether a table that is no summary states totals: by class or by series, or in its one row those of the series above it."""
    return shape.is_by_series or bool(_whole(table, shape))


def _whole(table: Table, shape: Layout) -> str:
    """The series of which a table of one row, many seasons and no names states the totals: the one that the heading names; else ''."""
    above = series_above(table)[0] if shape.is_of_one_series and table.row_count == shape.header_rows + 1 else ""
    return above if above and identity.is_known(above) else ""


def read_totals(table: Table, shape: Layout, out: FrameBuilder) -> None:
    """Append the totals of a summary, or of a table that states some, to staging.stated_total: one row for each count.

    A cell that spans several columns, or rows, is no count; the rest of the row is read.
    """
    series_at = next((place for name in ("series", "class") if (place := shape.index(name)) is not None), None)
    above = series_above(table)[0]
    whole = _whole(table, shape)
    for row_no in range(shape.header_rows + 1, table.row_count + 1):
        row = table.grid[row_no - 1]
        if _TOTAL.match(row[0].text):
            basis, series, series_id = "total_row", None, None
        elif shape.is_by_series and series_at is not None and (series := _name(row[series_at])):
            basis, series_id = "series_row", _series_id(series, row[series_at], above, shape.discipline)
        elif whole:
            basis, series, series_id = "series_row", whole, identity.series_id(whole)
        else:
            continue
        for metric in METRICS:
            place = shape.index(metric)
            if place is None or row[place].row_no != row_no or row[place].colspan > 1:
                continue
            count = values.read_total(value_text(row[place]), row[place].content.marks)
            cell_id = f"{out.snapshot_id}/t{table.table_no}/r{row_no}/c{place + 1}"
            if count.state == "unread":
                out.add("unread_cell", cell_id=cell_id, reason="unknown_text", text=row[place].text)
            out.add(
                "stated_total", cell_id=cell_id, table_no=table.table_no,
                row_no=row_no, basis=basis, discipline=shape.discipline, series=series, series_id=series_id, metric=metric,
                value=count.value, value_text=value_text(row[place]), state=count.state,
            )  # fmt: skip


def _name(cell: Cell) -> str:
    """The series or class that a row speaks of, '' where the cell names none."""
    text = values.clean(lines_text(cell))[0]
    return "" if values.state_of(text)[0] else text


def _series_id(name: str, cell: Cell, above: str, discipline: str) -> str:
    """The slug of a row's series: of the class of the series that the heading names, where that has championships by class."""
    outer = identity.series_id(above) if above else ""
    link = next(iter(links_of(cell)), "")
    return identity.class_series_id(outer, name) or identity.series_id(name, link, discipline=discipline)
