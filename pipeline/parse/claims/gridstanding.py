"""The standing at the end of a grid's row: points and position of its season.

Belongs here: reading those two cells of one row. Does not belong here: race cells (results), merging rows into one standing
(standing).
"""

from typing import TYPE_CHECKING

from pipeline.parse.claims.celltext import cell_marks, value_text
from pipeline.parse.claims.labels import Layout
from pipeline.parse.claims.notes import is_open, meanings_of
from pipeline.parse.claims.standing import Shared, StandingRow
from pipeline.parse.claims.values import Points, Position, read_points, read_position
from pipeline.parse.frames import FrameBuilder
from pipeline.parse.markup.table import Cell, Document, Table

if TYPE_CHECKING:
    from pipeline.parse.claims.grid import Row

_GUEST_STATES = frozenset({"not_classified", "blank", "not_applicable"})


def read_standing(row: "Row", table: Table, layout: Layout, document: Document, out: FrameBuilder) -> StandingRow | None:
    """What a grid's row says of points and position; None where both are blank or have no column.

    A value that a template hides, or that no rule knows, has state `unread` and a row in unread_cell.
    """
    points_cell, points_id = _cell(row, "points", table, layout, out)
    position_cell, position_id = _cell(row, "position", table, layout, out)
    if points_id is None and position_id is None:
        return None
    points = read_points(value_text(points_cell), cell_marks(points_cell)) if points_cell else Points(None, "blank")
    position = read_position(value_text(position_cell), cell_marks(position_cell)) if position_cell else Position(None, "blank")
    meanings = meanings_of(document, table.table_no)
    is_unfinished = is_open(points.marks, meanings) or is_open(position.marks, meanings)
    if points_cell and points.value is None and points_cell.content.unread:
        points = Points(None, "unread", is_provisional=points.is_provisional)
    if position_cell and position.rank is None and position_cell.content.unread:
        position = Position(None, "unread", is_provisional=position.is_provisional)
    if points.state == position.state == "blank":
        return None
    if position.state in _GUEST_STATES and any(meanings.get(mark) == "guest" for mark in position.marks):
        position = Position(None, "ineligible", marks=position.marks)
    for cell, cell_id, state in ((points_cell, points_id, points.state), (position_cell, position_id, position.state)):
        if state == "unread" and cell is not None and cell.row_no == row.row_no:
            call = cell.content.unread[0] if cell.content.unread else None
            out.add(
                "unread_cell", cell_id=cell_id, reason="template" if call else "unknown_text", template=call.template if call else None,
                call=call.call if call else None, text=cell.text,
            )  # fmt: skip
    for marker in sorted({points.rule, position.rule} - {""}):
        out.add("rule_use", rule_table="markers", rule_key=marker)
    return StandingRow(
        shared=Shared(layout.discipline, row.season, row.first_year, row.last_year, row.series, row.series_id, row.race_class),
        table_no=table.table_no,
        row_no=row.row_no,
        cell_id=position_id or points_id or "",
        points=points,
        points_text=value_text(points_cell) if points_cell else None,
        points_cell_id=points_id,
        position=position,
        position_text=value_text(position_cell) if position_cell else None,
        position_cell_id=position_id,
        is_provisional=is_unfinished,
    )


def _cell(row: "Row", column: str, table: Table, layout: Layout, out: FrameBuilder) -> tuple[Cell | None, str | None]:
    place = layout.index(column)
    if place is None:
        return None, None
    return table.grid[row.row_no - 1][place], f"{out.snapshot_id}/t{table.table_no}/r{row.row_no}/c{place + 1}"
