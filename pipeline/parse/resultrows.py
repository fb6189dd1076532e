"""One typed result to rows: staging.race_result, and the quality rows of what it left unread.

Belongs here: the columns that every reader of results fills alike. Does not belong here: deciding what they hold.
"""

from collections.abc import Iterable
from typing import Protocol

from pipeline.parse.frames import FrameBuilder
from pipeline.parse.legend import used_template
from pipeline.parse.results import Result
from pipeline.parse.table import Legend, Table


class Place(Protocol):
    """Whose race a result is: the row of a grid or of an event table."""

    row_no: int
    first_year: int
    series: str
    series_id: str
    race_class: str | None
    team: str | None
    team_id: str | None
    car: str | None
    results: dict[int, Result]


def write_result(  # noqa: PLR0913 - the grain's parts, each named
    out: FrameBuilder, table: Table, row: Place, result: Result, column_no: int, *, kind: str, round_no: int | None,
    event_race: int | None, discipline: str,
) -> None:  # fmt: skip
    """Add one race result, and its unread_cell and unmapped_label rows where it has any."""
    cell_id = f"{out.snapshot_id}/t{table.table_no}/r{row.row_no}/c{column_no}"
    out.add(
        "race_result", cell_id=cell_id, table_no=table.table_no, row_no=row.row_no, column_no=column_no, kind=kind,
        season=row.first_year, series=row.series, series_id=row.series_id, race_class=row.race_class, team=row.team,
        team_id=row.team_id, car=row.car, round_no=round_no, event=result.event, event_link=result.event_link,
        event_race=event_race, session=result.session, result_text=result.result_text, position=result.position,
        class_position=result.class_position, status=result.status, is_entered=result.is_entered, is_start=result.is_start,
        is_classified=result.is_classified, is_pole=result.is_pole, is_fastest_lap=result.is_fastest_lap,
        sprint_position=result.sprint_position, marks=result.marks, colour=result.colour, colour_meaning=result.colour_meaning,
        state=result.state, discipline=discipline,
    )  # fmt: skip
    content = table.grid[row.row_no - 1][column_no - 1].content
    if result.unread_reason:
        call = content.unread[0] if content.unread else None
        out.add(
            "unread_cell", cell_id=cell_id, reason=result.unread_reason, template=call.template if call else None,
            call=call.call if call else None, text=content.text,
        )  # fmt: skip
    if result.unread_reason == "unknown_code":
        out.add("unmapped_label", cell_id=cell_id, table_no=table.table_no, kind="result_code", label=result.unread_text)
    if result.is_unknown_colour:
        out.add("unmapped_label", cell_id=cell_id, table_no=table.table_no, kind="colour", label=result.colour)


def write_uses(rows: Iterable[Place], legend: Legend, out: FrameBuilder) -> None:
    """Add rule_use rows for the codes, colours and legend that a table's results used, each once."""
    used: set[tuple[str, str]] = set()
    for row in rows:
        for result in row.results.values():
            if result.code:
                used.add(("result_codes", result.code))
            if result.colour_key:
                used.add(("colours", result.colour_key))
    if template := used_template(legend):
        used.add(("legends", template))
    for rule_table, rule_key in sorted(used):
        out.add("rule_use", rule_table=rule_table, rule_key=rule_key)
