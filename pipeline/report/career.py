"""The career of one driver: the season table with its shared standings, and the timeline with a lane for each series.

Belongs here: putting entries, standings and results side by side. Does not belong here: results grids (grids), markup of
the page (templates).
"""

from collections import defaultdict
from dataclasses import dataclass, field
from itertools import groupby

from markupsafe import Markup

from pipeline.report.links import Places, markup
from pipeline.report.read import METRICS, Driver, Row
from pipeline.report.values import absent, number, words

_PODIUM = 3
_LONGEST_GAP = 2  # empty years drawn as such; a longer pause is one narrow column


@dataclass(slots=True)
class Run:
    """Years in one series with the same teams: `years` holds the position's link in HTML and its rank for each year."""

    teams: tuple[str, ...]
    years: list[tuple[str, int | None]]

    def html(self) -> str:
        """The run as it stands in its table cell."""
        named = markup(", ".join(self.teams))
        shown = markup(" / ".join(self.teams)) or "–"
        years = [
            f'<i class="p{rank}">{position or "·"}</i>' if rank and rank <= _PODIUM else f"<i>{position or '·'}</i>"
            for position, rank in self.years
        ]
        return f'<div class="run"><b title="{named}"><bdi>{shown}</bdi></b><span class="years">{"".join(years)}</span></div>'


@dataclass(slots=True)
class Timeline:
    """The heads of the years' columns, and the lanes as rows of a table, in HTML."""

    columns: Markup
    lanes: Markup


@dataclass(slots=True)
class _Season:
    teams: list[str] = field(default_factory=list)
    position: str = ""
    rank: int | None = None


def state_text(state: str | None) -> str:
    """The word for a missing value in HTML."""
    return f'<span class="state">{absent(state)}</span>'


def points_link(standing: Row, places: Places) -> str:
    """A standing's points as a link in HTML, gross points in brackets, or the state that they are in."""
    if standing.points is None:
        state = standing.points_state
        return places.link(state_text(state), standing.points_cell_id, standing.points_markup, words(state))
    gross = f" ({number(standing.points_gross)})" if standing.points_gross not in {None, standing.points} else ""
    mark = "*" if standing.is_provisional else ""
    return places.link(number(standing.points) + gross + mark, standing.points_cell_id, standing.points_markup)


def position_link(standing: Row, places: Places) -> str:
    """A standing's position as written, as a link in HTML; its state says why it is no number."""
    text = markup(standing.position_text) if standing.position_text else state_text(standing.position_state)
    note = "" if standing.position_state == "reported" else words(standing.position_state)
    if standing.is_provisional:
        note = f"{note}, provisional".lstrip(", ")
    return places.link(text, standing.position_cell_id or standing.cell_id, standing.position_markup, note)


def season_rows(driver: Driver, places: Places, discipline: str) -> Markup:
    """The rows of one discipline's season table in HTML, in the article's order; a season and a standing span the rows that share them."""
    standings = {_key(row): row for row in driver["standings"] if row.source == "summary"}
    found: list[str] = []
    entries = [entry for entry in driver["entries"] if entry.discipline == discipline]
    is_racing = discipline == "racing"
    for _, same_season in groupby(entries, key=lambda entry: (entry.table_no, entry.season)):
        of_season = list(same_season)
        for _, same_standing in groupby(of_season, key=_key):
            shared = list(same_standing)
            for entry in shared:
                opening = "<tr>"
                if entry is of_season[0]:
                    cell = driver.entry_cell(entry, "season") or entry.cell_id
                    scope = f'"rowgroup" rowspan="{len(of_season)}"' if len(of_season) > 1 else '"row"'
                    season = places.link(markup(entry.season), cell, entry.season_markup)
                    opening = f'<tr class="group"><th scope={scope}>{season}</th>'
                name = f'<td class="name">{words_of(entry.series, entry.series_class)}</td>'
                team = f'<td class="name">{words_of(entry.team, words(entry.role))}</td>'
                found += [opening, name, team]
                if is_racing:
                    found += [f'<td class="num">{_metric(driver, entry, metric, places)}</td>' for metric in METRICS]
                if entry is shared[0]:
                    found.append(_standing(standings.get(_key(entry)), places, len(shared), with_points=is_racing))
                found.append("</tr>\n")
    return Markup("".join(found))  # noqa: S704 - each part is escaped


def words_of(name: str | None, more: str | None) -> str:
    """A name from an article in HTML, what tells it apart small behind it."""
    said = f"<bdi>{markup(name)}</bdi>"
    return f'{said} <small class="soft"><bdi>{markup(more)}</bdi></small>' if more else said


def _standing(standing: Row | None, places: Places, rows: int, *, with_points: bool) -> str:
    """Points and position as table cells in HTML."""
    opening = f'<td class="num" rowspan="{rows}">' if rows > 1 else '<td class="num">'
    points, position = (points_link(standing, places), position_link(standing, places)) if standing else ("", "")
    return f"{opening}{points}</td>{opening}{position}</td>" if with_points else f"{opening}{position}</td>"


def _metric(driver: Driver, entry: Row, metric: str, places: Places) -> str:
    """A count of an entry as a link in HTML, or the word for the state that it is in."""
    value, state = getattr(entry, metric), getattr(entry, f"{metric}_state")
    shown, note = (f'<span class="state">{absent(state)}</span>', words(state)) if value is None else (str(value), "")
    return places.link(shown, driver.entry_cell(entry, metric), getattr(entry, f"{metric}_markup"), note)


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
    shown = [f'<tr><th scope="row">{words_of(names[key], key[1])}</th>{_lane(columns, seasons)}</tr>\n' for key, seasons in ordered]
    heads = [f'<th scope="col">{"…" if year is None else year}</th>' for year in columns]
    return Timeline(Markup("".join(heads)), Markup("".join(shown)))  # noqa: S704 - each part is escaped


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


def _lane(columns: list[int | None], seasons: dict[int, _Season]) -> str:
    """One series of the timeline as table cells in HTML: runs and pauses, each over the columns that it covers."""
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
    return "".join(
        [
            f'<td colspan="{span}">{run.html() if run else ""}</td>' if span > 1 else f"<td>{run.html() if run else ''}</td>"
            for span, run in cells
        ]
    )
