"""Whose races a table of results tells: the series by column, title row or heading, and the names of team, class and car.

Belongs here: finding a name and its link. Does not belong here: the slug of a name (identity).
"""

import re
from functools import lru_cache

from pipeline.parse.claims import identity
from pipeline.parse.claims.headings import heading_series
from pipeline.parse.claims.labels import Layout
from pipeline.parse.claims.racecell import is_result
from pipeline.parse.claims.teams import read_team
from pipeline.parse.claims.values import clean, read_season, role_of, state_of
from pipeline.parse.markup.table import Cell, Table

_BAR = " \n|"  # a bar that stands alone in a cell (`{{flagicon|GER}} | [[Kestrel]]`) is no part of a name
_GENERIC = frozenset({
    "", "racing", "career", "racing career", "motorsport", "motorsports", "motorsports career", "complete", "results", "racing results",
    "race results", "record", "other", "other race", "other races", "statistics", "formula", "single-seater", "single-seaters",
    "open-wheel", "open wheel", "sports car", "sports cars", "sportscar", "sportscars", "touring car", "touring cars", "stock car",
    "races by year", "races by season", "by year", "by season", "by class", "season by season", "race by race", "by race", "by event",
    "full", "rally", "motorcycle", "motorcycles", "karting", "karting career", "summary", "notable career", "professional",
    "professional career", "early", "later", "junior", "amateur", "driving", "car racing", "motor racing", "race",
})  # fmt: skip
_KEY = re.compile(r"\s*\(key\)\s*", re.IGNORECASE)
_SECTION_WORDS = re.compile(r"^(?:driver|rider|drivers'|results in|results of|record in)\s+", re.IGNORECASE)
_COMPLETE = re.compile(r"^complete\b.*\bresults$", re.IGNORECASE)
_NAMES_SERIES = re.compile(
    r"\b(?:complete|results|series|cup|championship|trophy|challenge|masters|league|formula|\d+ hours?|grand prix|\d{3}|"
    r"rally|hill ?climb|nationals|TT)\b",
    re.IGNORECASE,
)
_RESULTS = frozenset({"position", "finish", "result", "class_position"})
_OUTSIDE = re.compile(r"\bnon\b", re.IGNORECASE)
_WORLD_CHAMPIONSHIP = "WDC"
_FORMULA_ONE = "formula-one"
_YEAR_ARGUMENT = re.compile(r"\|\s*((?:1[89]|20)\d\d)\s*[|}]")
_SEASON = re.compile(r"^(?:\d{4}(?:[-–]\d{2,4})?)\s+(.*?)(?:\s+season)?$")


def season_of(cell: Cell) -> tuple[int | None, int | None]:
    """First and last year of a season cell; a template that no rule knows may still name the year in its call (`{{XYZ|2008}}`)."""
    first, last = read_season(cell.text)
    if first is None and cell.content.unread and (found := _YEAR_ARGUMENT.search(cell.content.unread[0].call)):
        return read_season(found.group(1))
    return first, last


def series_of(table: Table, layout: Layout, row: list[Cell]) -> tuple[str, str, str]:
    """The series of one body row as written, the page that its name (or its season) links to, and the group it stands under.

    In order: the row's Series cell, a title row over the header, the nearest heading, the caption, the headings above that,
    the page of the season. A heading that names no series, below one that says "Complete ... results", is a group within it
    (a class); else the group is ''. A heading that names several series (`AAA/USAC Championship Car`) leaves it to the page of
    the season which of them is meant. A WDC column with seasons of Formula One is its world championship under any heading.
    """
    at = layout.index("series")
    if at is not None and row[at].text.strip():
        name, own_class = identity.series_and_class(clean(row[at].text)[0])
        return name, _link(row[at]), own_class or ""
    season_at = layout.index("season")
    season = _link(row[season_at]) if season_at is not None else ""
    path = table.section_path or (table.section,)
    headings = (_title_row(table, layout), path[-1], table.caption, *reversed(path[:-1]))
    return _series_of(headings, path, season, is_world=_WORLD_CHAMPIONSHIP in layout.labels)


@lru_cache(maxsize=1024)
def _series_of(headings: tuple[str, ...], path: tuple[str, ...], season: str, *, is_world: bool) -> tuple[str, str, str]:
    """As series_of, for a row without a series of its own: `season` is the page of its season, `is_world` says of a WDC column."""
    name, group = _named_by(headings, path)
    found = _SEASON.match(season)
    by_season = found.group(1) if found else season
    above = " ".join(path)
    if is_world and identity.series_id(by_season) == _FORMULA_ONE != identity.series_id(name, "", above):
        return (by_season, season, group) if not _OUTSIDE.search(above) else (name or by_season, season, group)
    words = set(identity.slug(by_season).split("-"))
    if "/" in name and by_season and any(words.issuperset(identity.slug(part).split("-")) for part in name.split("/") if part.strip()):
        name = by_season
    return name or by_season, season, group


def series_above(table: Table) -> tuple[str, str | None]:
    """The series (and its class) that the nearest telling heading over a table names, ('', None) where none does."""
    path = table.section_path or (table.section,)
    name, group = _named_by((path[-1], table.caption, *reversed(path[:-1])), path)
    return name, group or None


@lru_cache(maxsize=1024)
def _named_by(headings: tuple[str, ...], path: tuple[str, ...]) -> tuple[str, str]:
    """The series that the first telling heading names and the group below it, or blanks."""
    for heading in headings:
        name = _SECTION_WORDS.sub("", heading_series(_KEY.sub("", heading).strip()))
        if name.lower() not in _GENERIC:
            above = path[-2] if len(path) > 1 and heading == path[-1] else ""
            is_own = bool(_NAMES_SERIES.search(heading)) or identity.is_known(name)
            if _COMPLETE.search(above) and not is_own and heading_series(above).lower() not in _GENERIC:
                return heading_series(above), name
            series, own_class = identity.series_and_class(name)
            outer = _SECTION_WORDS.sub("", heading_series(_KEY.sub("", above).strip()))
            if outer.lower() not in _GENERIC and not identity.used_alias("series", series):
                if identity.is_class(series):
                    return outer, series
                series = f"{outer} {series}" if identity.is_plain(series) else series
            return series, own_class or ""
    return "", ""


def of_class(series: str, series_id: str, race_class: str | None) -> tuple[str, str]:
    """Name and id of the series of a row: its class where that has a championship of its own, else the series."""
    own = identity.class_series_id(series_id, race_class)
    return (race_class or series, own) if own else (series, series_id)


def named(row: list[Cell], layout: Layout, column: str) -> str | None:
    """A named column's text; a dash or `N/A` is no name. Lines are joined by `, `, a class's by a blank."""
    at = layout.index(column)
    if at is None or state_of(row[at].content.text, column)[0] or (row[at].colspan > 1 and _is_no_name(row[at], layout)):
        return None
    content = row[at].content
    if len(content.runs) == 1:
        return content.text.strip(_BAR)
    lines: dict[int, str] = {}
    for run in content.runs:
        lines[run.line] = lines.get(run.line, "") + run.text
    text = (" " if column == "class" else ", ").join(line for value in lines.values() if (line := " ".join(value.split()))) or content.text
    return text.strip(_BAR)


def _is_no_name(cell: Cell, layout: Layout) -> bool:
    """Whether a text that spans several columns is no name: a result or a role, or words that stand in a result's column too."""
    columns = layout.columns[cell.column_no - 1 : cell.column_no - 1 + cell.colspan]
    text = cell.text.strip()
    return any(name in _RESULTS for name in columns) or is_result(text) or bool(role_of(text))


def team_of(row: list[Cell], layout: Layout, series_id: str) -> tuple[str | None, str | None]:
    """The team of a row and its team_id, None where it names none."""
    team = named(row, layout, "team")
    return read_team(row[layout.index("team") or 0], team, series_id) if team else (None, None)


def car_of(row: list[Cell], layout: Layout) -> str | None:
    """The car, or chassis and engine, of a row; a bare number under Car is the number it carried, no name."""
    at = layout.index("team")
    places = {column: layout.index(column) for column in ("car", "chassis", "engine")}
    own = {column for column, place in places.items() if place is not None and (at is None or row[place] is not row[at])}
    names = {column: named(row, layout, column) if column in own else None for column in places}
    if (names["car"] or "").isdigit():
        names["car"] = None
    return " / ".join(dict.fromkeys(name for name in names.values() if name)) or None


def _title_row(table: Table, layout: Layout) -> str:
    """The text of a header row that is one cell from edge to edge, or ''."""
    for row in table.grid[: layout.header_rows]:
        if row and row[0].colspan >= table.column_count and row[0].text.strip():
            return row[0].text.strip()
    return ""


def _link(cell: Cell) -> str:
    return next((run.link for run in cell.content.runs if run.link), "")
