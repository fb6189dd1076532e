"""The results grids of one driver, in the colours that readers know from the articles; every colour also stands in words.

Belongs here: which row, column, colour and marks a race cell has on the page. Does not belong here: what its markup means.
"""

from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup

from pipeline.report.career import points_link, position_link, words_of
from pipeline.report.links import Places, markup
from pipeline.report.read import Driver, Row
from pipeline.report.values import words

_PAINT = {
    "FFFFBF": "gold", "DFDFDF": "silver", "FFDF9F": "bronze", "DFFFDF": "points", "CFCFFF": "finished", "CFEAFF": "other",
    "EFCFFF": "retired", "FFCFCF": "failed", "000000": "struck", "FFFFFF": "absent", "F1F8FF": "practice", "DFC484": "absent",
}  # fmt: skip
_STATUS = {
    "classified": "finished", "classified_dnf": "finished", "retired": "retired", "not_classified": "finished",
    "disqualified": "struck", "not_started": "absent", "not_qualified": "failed", "withdrawn": "absent", "excluded": "absent",
    "practice_only": "practice", "cancelled": "absent", "not_entered": "none",
}  # fmt: skip
_MEDALS = {1: "gold", 2: "silver", 3: "bronze"}
_COLOURS = (
    ("gold", "1 won"), ("silver", "2 second"), ("bronze", "3 third"), ("points", "in the points"), ("finished", "finished"),
    ("retired", "Ret retired"), ("failed", "DNQ not qualified"), ("struck", "DSQ disqualified"), ("absent", "DNS, WD, C did not race"),
    ("practice", "PO practice only"), ("unread", "? unread"), ("none", "not entered"),
)  # fmt: skip
LEGEND = Markup("").join(Markup('<li class="c-{}">{}</li>').format(colour, text) for colour, text in _COLOURS)


@dataclass(slots=True)
class Grid:
    """One results grid: its heading, the heads of its races' columns in HTML, how many rows it has, and these in HTML."""

    heading: str
    rounds: Markup
    height: int
    rows: Markup
    has_cars: bool


def grids(driver: Driver, places: Places) -> list[Grid]:
    """The grids with a column for each race, in document order."""
    results = [result for result in driver["results"] if result.kind != "event_results"]
    standings = {(row.table_no, row.first_year, row.series_class): row for row in driver["standings"] if row.source == "grid"}
    headings = _headings(driver)
    return [
        _grid(headings.get(table_no) or "Results", list(of_table), standings, places)
        for table_no, of_table in groupby(results, key=lambda result: result.table_no)
    ]


def events(driver: Driver, places: Places) -> list[tuple[str, Markup]]:
    """The tables with a row for each race, such as the 24 Hours of Le Mans: heading and rows in HTML."""
    found = [result for result in driver["results"] if result.kind == "event_results"]
    headings = _headings(driver)
    return [
        (headings.get(table_no) or "Results", Markup("".join([_event(result, places) for result in of_table])))  # noqa: S704 - escaped
        for table_no, of_table in groupby(found, key=lambda result: result.table_no)
    ]


def _headings(driver: Driver) -> dict[int, str]:
    return {table.table_no: (table.section or table.caption or "").split(" > ")[-1] for table in driver["tables"]}


def _grid(heading: str, results: list[Row], standings: dict[tuple[int, int, str | None], Row], places: Places) -> Grid:
    columns = {result.column_no: result.round_no for result in results}
    order = sorted(columns)
    found: list[str] = []
    rows = [list(of_row) for _, of_row in groupby(results, key=lambda result: result.row_no)]
    for _, same in groupby(rows, key=lambda row: (row[0].season, row[0].race_class)):
        of_season = list(same)
        for number, row in enumerate(of_season):
            first = row[0]
            standing = standings.get((first.table_no, first.season, first.race_class))
            labels = _labels(row)
            cells = {result.column_no: race_cell(result, labels[result.column_no], places) for result in row}
            car = f' <small class="soft"><bdi>{markup(first.car)}</bdi></small>' if first.car else ""
            found.append(
                f'<tr><th scope="row">{markup(first.season)}</th><td class="team">{words_of(first.team, first.race_class)}{car}</td>'
            )
            found += [cells.get(column, "<td></td>") for column in order]
            if number == 0:
                span = f'<td rowspan="{len(of_season)}">' if len(of_season) > 1 else "<td>"
                points, position = (points_link(standing, places), position_link(standing, places)) if standing else ("", "")
                found.append(f"{span}{position}</td>{span}{points}</td>")
            found.append("</tr>\n")
    has_cars = any(row[0].car for row in rows)
    heads = [f'<th scope="col">{place if columns[column] is None else columns[column]}</th>' for place, column in enumerate(order, 1)]
    return Grid(heading, Markup("".join(heads)), len(rows), Markup("".join(found)), has_cars)  # noqa: S704 - escaped


def _labels(row: list[Row]) -> dict[int, str]:
    """The event over each result of a row, with the session or the number of the race where an event has several."""
    several = {result.event for result in row if (result.event_race or 1) > 1}
    labels = {}
    for result in row:
        number = str(result.event_race) if result.event in several else ""
        labels[result.column_no] = f"{result.event or ''} {result.session or number}".strip()
    return labels


def paint(result: Row) -> str:
    """The colour's name: the article's own where it has one, else what the result calls for."""
    if result.state == "unread" or result.status == "unread":
        return "unread"
    if result.colour in _PAINT and result.status != "not_entered":
        return _PAINT[result.colour]
    medal = _MEDALS.get(result.position or 0) if result.status == "classified" else None
    return medal or _STATUS.get(result.status or "", "none")


def race_cell(result: Row, label: str, places: Places) -> str:
    """One race as a table cell in HTML: event, result, `P` for pole, `F` for the fastest lap, the sprint's position; all in its title."""
    if result.state == "not_held":
        return "<td></td>"
    marks = ("P" if result.is_pole else "") + ("F" if result.is_fastest_lap else "")
    said = [result.event_link or "", words(result.status or result.state)]
    said += ["pole position"] if result.is_pole else []
    said += ["fastest lap"] if result.is_fastest_lap else []
    said += [f"sprint: {result.sprint_position}"] if result.sprint_position else []
    unread = result.state == "unread" or result.status == "unread"
    text = "?" if unread else result.result_text or ("" if result.position is None else result.position)
    event = f"<em>{markup(label)}</em>" if label else ""
    raised = f"<sup>{marks}</sup>" if marks else ""
    sprint = f"<sup> {result.sprint_position}</sup>" if result.sprint_position else ""
    shown = f"{event}{markup(text)}{raised}{sprint}"
    if result.state == "not_entered":
        return f'<td class="r c-none">{shown}</td>'
    css = f"r c-{paint(result)}{' pole' if result.is_pole else ''}{' fast' if result.is_fastest_lap else ''}"
    link = places.link(shown, result.cell_id, result.markup, ", ".join(part for part in said if part))
    return f'<td class="{css}">{link}</td>'


def _event(result: Row, places: Places) -> str:
    """One row of a table with a row for each race, in HTML: the result as two links, overall and in class."""
    said = words(result.status or result.state)
    text = result.result_text or words(result.state if result.state != "reported" else result.status)
    overall = places.link(markup(text), result.cell_id, result.markup, said)
    in_class = places.link(markup(result.class_position), result.cell_id, result.markup, said)
    named = [("", result.event or result.series), (' class="name"', result.team), (' class="name"', result.car), ("", result.race_class)]
    cells = "".join([f"<td{css}><bdi>{markup(text)}</bdi></td>" for css, text in named])
    return f'<tr><th scope="row">{markup(result.season)}</th>{cells}<td class="num">{overall}</td><td class="num">{in_class}</td></tr>\n'
