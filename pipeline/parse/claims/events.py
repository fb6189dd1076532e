"""Event tables: a row for each race of one event, such as the 24 Hours of Le Mans, to race results.

Belongs here: which columns of such a table are races (overall and class position, finish, qualifying race and main race) and
whose row it is. Does not belong here: one cell's meaning (results), tables with a column for each race (grid).
"""

from pipeline.parse.claims import identity
from pipeline.parse.claims.gridseries import car_of, named, season_of, series_of, team_of
from pipeline.parse.claims.labels import Layout
from pipeline.parse.claims.notes import stopping_marks
from pipeline.parse.claims.resultrows import Place, ResultRows
from pipeline.parse.claims.results import Result, read_outcome
from pipeline.parse.claims.setting import Setting, setting_of
from pipeline.parse.claims.values import clean, role_of, state_of
from pipeline.parse.frames import FrameBuilder
from pipeline.parse.markup.table import Cell, Document, Legend, Table

_SESSIONS = ("qualifying_race", "pre_final", "finish")
_OVERALL = ("finish", "position", "result", "class_position")


def read_events(table: Table, layout: Layout, document: Document, out: FrameBuilder) -> None:
    """Add the race results of an event table to `out`, with what could not be read of it.

    A row without a season is left out when it is a total or a source (its first text spans columns), else it goes to rejected_row.
    """
    notes = stopping_marks(document, table)
    setting = setting_of(Legend(), notes, is_lossy="style" in document.losses)
    races = [name for name in _SESSIONS if layout.index(name) is not None]
    if len(races) < 2:  # noqa: PLR2004 - one race a row
        races = [name for name in _OVERALL if layout.index(name) is not None][:1]
    found = ResultRows(table, layout, out)
    for row_no in range(layout.header_rows + 1, table.row_count + 1):
        cells = table.grid[row_no - 1]
        row = _row(row_no, cells, table, layout, out)
        if row is None:
            continue
        for number, name in enumerate(races, 1):
            place = layout.index(name) or 0
            if cells[place].row_no != row_no:
                continue
            result = _read(name, cells, layout, setting)
            result.session = layout.labels[place] if len(races) > 1 else None
            result.event = named(cells, layout, "event") or named(cells, layout, "circuit") or row.series
            result.event_link = _season_link(cells, layout)
            found.add([row], [result], [(place, None)], [number])
    found.write(None)


def _row(row_no: int, cells: list[Cell], table: Table, layout: Layout, out: FrameBuilder) -> Place | None:
    at = layout.index("season") or 0
    season = cells[at]
    if season.colspan > table.column_count // 2 or season.text.strip() == layout.labels[at] or "total" in season.text.lower():
        return None
    first, _ = season_of(season)
    if first is None:
        if season.colspan == 1 and any(not cell.is_missing and cell.text.strip() for cell in cells):
            text = " | ".join(cell.text for cell in cells if not cell.is_missing)
            cell_id = f"{out.snapshot_id}/t{table.table_no}/r{row_no}/c{at + 1}"
            values = {"table_no": table.table_no, "row_no": row_no, "cell_id": cell_id, "row_text": text}
            out.add("rejected_row", table_name="staging.race_result", rule="season_unread", **values)
        return None
    series, link, group = series_of(table, layout, cells)
    race_class = named(cells, layout, "class")
    series_id = identity.series_id(series, link, " ".join(table.section_path) or table.section)
    team, team_id = team_of(cells, layout, series_id)
    return Place(row_no, first, series, series_id, race_class or group or None, team, team_id, car_of(cells, layout))


def _read(name: str, cells: list[Cell], layout: Layout, setting: Setting) -> Result:
    """One race of a row: its result, with the class position and the start beside it."""
    cell = cells[layout.index(name) or 0]
    result = read_outcome(cell.content, cell.colour, setting)
    if name == "class_position":
        result.class_position, result.position = result.position, None
    in_class = layout.index("class_position")
    if in_class is not None and name in {"finish", "position", "result"}:
        other = read_outcome(cells[in_class].content, cells[in_class].colour, setting)
        result.class_position = other.position
        if result.is_blank and not other.is_blank and other.status != "unread":
            other.class_position, other.position, other.is_blank = other.position, None, False
            result = other
    start = layout.index("start")
    if start is not None and name == "finish" and cells[start] is not cell:
        place = read_outcome(cells[start].content, "", setting).position
        result.is_pole = place == 1 if place is not None else None
    if result.unread_reason == "unknown_code" and cell.colspan > 1 and role_of(cell.text):
        return _absent("not_entered")
    if result.is_blank and (status := _told(cells)):
        return _absent(status)
    if result.is_blank:
        result.unread_reason = "result_missing"
    return result


def _absent(status: str) -> Result:
    """The result of a race without the driver."""
    return Result(status=status, state=status, is_entered=False, is_start=False, is_classified=False)


def _told(cells: list[Cell]) -> str:
    """What words across several columns of a row say of its race: `not_entered` or `cancelled`, '' where there are none."""
    states = {state_of(clean(cell.text)[0])[0] for cell in cells if cell.colspan > 1}
    return next((status for status in ("not_entered", "cancelled") if status in states), "cancelled" if "not_held" in states else "")


def _season_link(cells: list[Cell], layout: Layout) -> str | None:
    at = layout.index("season") or 0
    return next((run.link for run in cells[at].content.runs if run.link), None)
