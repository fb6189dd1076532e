"""The career of one driver: the season table with its shared standings, and the timeline with a lane for each series.

Belongs here: putting entries, standings and results side by side. Does not belong here: results grids (grids), markup of
the page (templates).
"""

from collections import defaultdict
from dataclasses import dataclass, field
from itertools import groupby

from markupsafe import Markup

from pipeline.report.links import Places
from pipeline.report.read import METRICS, Driver, Row
from pipeline.report.values import absent, number, words, years

_LONGEST_GAP = 2  # empty years drawn as such; a longer pause is one narrow column


@dataclass(slots=True)
class SeasonRow:
    """One entry as the season table shows it, its counts as table cells; a spanned cell is None in the rows that its span covers."""

    entry: Row
    season: tuple[Markup, int] | None
    counts: Markup
    standing: tuple[Markup, Markup, int] | None


@dataclass(slots=True)
class Run:
    """Years in one series with the same teams: `years` holds the position's link and its rank for each year."""

    teams: tuple[str, ...]
    years: list[tuple[Markup, int | None]]


@dataclass(slots=True)
class Lane:
    """One series of the timeline: runs and pauses in the order of the columns, each with the columns it covers."""

    series: str
    series_class: str
    cells: list[tuple[int, Run | None]]


@dataclass(slots=True)
class Timeline:
    """`columns` holds the years, None standing for a long pause."""

    columns: list[int | None]
    lanes: list[Lane]


@dataclass(slots=True)
class _Season:
    teams: list[str] = field(default_factory=list)
    position: Markup = field(default_factory=Markup)
    rank: int | None = None


def state_text(state: str | None) -> Markup:
    """The word for a missing value, its state readable in full."""
    return Markup(f'<span class="state">{absent(state)}</span>')  # noqa: S704 - the words are ours


def points_link(standing: Row, places: Places) -> Markup:
    """A standing's points as a link, gross points in brackets, or the state that they are in."""
    if standing.points is None:
        return places.number(
            state_text(standing.points_state), standing.points_cell_id, standing.points_markup, words(standing.points_state)
        )
    gross = f" ({number(standing.points_gross)})" if standing.points_gross not in {None, standing.points} else ""
    mark = "*" if standing.is_provisional else ""
    return places.number(number(standing.points) + gross + mark, standing.points_cell_id, standing.points_markup)


def position_link(standing: Row, places: Places) -> Markup:
    """A standing's position as written, as a link; its state says why it is no number."""
    text = standing.position_text or state_text(standing.position_state)
    note = "" if standing.position_state == "reported" else words(standing.position_state)
    if standing.is_provisional:
        note = f"{note}, provisional".lstrip(", ")
    return places.number(text, standing.position_cell_id or standing.cell_id, standing.position_markup, note)


def season_rows(driver: Driver, places: Places, discipline: str) -> list[SeasonRow]:
    """The season table of one discipline, in the article's order."""
    cells = {(cell.entry_cell_id, cell.column_name): cell for cell in driver["entry_cells"]}
    standings = {_key(row): row for row in driver["standings"] if row.source == "summary"}
    found: list[SeasonRow] = []
    entries = [entry for entry in driver["entries"] if entry.discipline == discipline]
    for (_, _), same_season in groupby(entries, key=lambda entry: (entry.table_no, entry.season)):
        of_season = list(same_season)
        for _, same_standing in groupby(of_season, key=_key):
            shared = list(same_standing)
            for place, entry in enumerate(shared):
                season = None
                if entry is of_season[0]:
                    cell = cells.get((entry.cell_id, "season"))
                    season = (
                        places.number(entry.season, cell.cell_id if cell else entry.cell_id, cell.markup if cell else None),
                        len(of_season),
                    )
                standing = standings.get(_key(entry))
                spanned = None
                if place == 0:
                    pair = (points_link(standing, places), position_link(standing, places)) if standing else (Markup(""), Markup(""))
                    spanned = (*pair, len(shared))
                counts = "".join([f'<td class="num">{_metric(entry, metric, cells, places)}</td>' for metric in METRICS])
                found.append(SeasonRow(entry, season, Markup(counts), spanned))  # noqa: S704 - links are escaped
    return found


def _metric(entry: Row, metric: str, cells: dict[tuple[str, str], Row], places: Places) -> str:
    """A count of an entry as a link in HTML, or the word for the state that it is in."""
    value, state = getattr(entry, metric), getattr(entry, f"{metric}_state")
    shown, note = (f'<span class="state">{absent(state)}</span>', words(state)) if value is None else (str(value), "")
    cell = cells.get((entry.cell_id, metric))
    return shown if cell is None else places.link(shown, cell.cell_id, cell.markup, note)


def _key(row: Row) -> tuple[object, ...]:
    return (row.first_year, row.series_id, row.series_class, row.discipline)


def timeline(driver: Driver, places: Places, discipline: str) -> Timeline:
    """The lanes of one discipline: from the summary, and from the grids where the summary does not speak of a season."""
    lanes: dict[tuple[str, str], dict[int, _Season]] = defaultdict(dict)
    names: dict[tuple[str, str], str] = {}
    for entry in driver["entries"]:
        if entry.discipline == discipline and entry.first_year is not None:
            _meet(lanes, names, (entry.series_id, entry.series_class), entry.series, entry.first_year, entry.team)
    in_summary = {(series_id, year) for (series_id, _), seasons in lanes.items() for year in seasons}
    karting = {table.table_no for table in driver["tables"] if "kart" in f"{table.section} {table.caption}".casefold()}
    for result in driver["results"]:
        is_new = result.season is not None and (result.series_id, result.season) not in in_summary
        if is_new and (result.table_no in karting) == (discipline == "karting") and (result.is_entered or result.state == "unread"):
            _meet(lanes, names, (result.series_id, result.race_class), result.series, result.season, result.team)
    for standing in sorted(driver["standings"], key=lambda row: row.source == "summary"):
        season = lanes.get((standing.series_id or "", standing.series_class or ""), {}).get(standing.first_year)
        if season is not None and standing.discipline == discipline:
            season.position, season.rank = position_link(standing, places), standing.position
    columns = _columns(sorted({year for seasons in lanes.values() for year in seasons}))
    ordered = sorted(lanes.items(), key=lambda lane: (min(lane[1]), max(lane[1]), lane[0]))
    return Timeline(columns, [Lane(names[key], key[1], _cells(columns, seasons)) for key, seasons in ordered])


def _meet(
    lanes: dict[tuple[str, str], dict[int, _Season]], names: dict[tuple[str, str], str], key: tuple[str | None, str | None], *claim: object
) -> None:
    series, year, team = claim
    lane = (key[0] or "", key[1] or "")
    names[lane] = str(series or key[0] or "")
    season = lanes[lane].setdefault(int(str(year)), _Season())
    if team and team not in season.teams:
        season.teams.append(str(team))


def _columns(active: list[int]) -> list[int | None]:
    columns: list[int | None] = []
    for year in active:
        last = columns[-1] if columns else None
        if last is not None and year - last > _LONGEST_GAP + 1:
            columns.append(None)
        elif last is not None:
            columns.extend(range(last + 1, year))
        columns.append(year)
    return columns


def _cells(columns: list[int | None], seasons: dict[int, _Season]) -> list[tuple[int, Run | None]]:
    cells: list[tuple[int, Run | None]] = []
    for column in columns:
        season = seasons.get(column) if column is not None else None
        span, run = cells[-1] if cells else (0, None)
        if season is None:
            if cells and run is None:
                cells[-1] = (span + 1, None)
            else:
                cells.append((1, None))
        elif run is not None and run.teams == tuple(season.teams):
            run.years.append((season.position, season.rank))
            cells[-1] = (span + 1, run)
        else:
            cells.append((1, Run(tuple(season.teams), [(season.position, season.rank)])))
    return cells


def period(row: Row) -> str:
    """The seasons of a row that has a first and a last one."""
    return years(row.first_season, row.last_season)
