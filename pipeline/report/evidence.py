"""The cells behind a driver's totals: what mart.evidence says of them, worked out from the driver's own rows.

Belongs here: which cells a total by career, series or team rests on. Does not belong here: links to them (links).

The view answers for every number of every mart, one row for each cell; asking it would be half the work of a page, which
needs no more than how many cells there are and the first three. A test holds the two equal.
"""

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple, TypeAlias

from pipeline.report.read import METRICS, Driver, Row

CAREER, SERIES, TEAM = "mart.driver_career", "mart.driver_series", "mart.driver_team"
_FIRST = 3
_RATES = {"win_rate": "wins", "podium_rate": "podiums", "pole_rate": "poles", "fastest_lap_rate": "fastest_laps"}


class _Column(NamedTuple):
    """Which columns of a career summary a total rests on, and whether it adds what is a team's alone, shared with others, or both.

    Where a table has no such column, `entries` says whether the entry's own cell stands for it.
    """

    names: tuple[str, ...]
    entries: bool = False
    alone: bool = True
    shared: bool = False


# In grids each total rests on the race cells.
_COLUMNS = {
    "first_season": _Column(("season",), entries=True, shared=True),
    "last_season": _Column(("season",), entries=True, shared=True),
    "seasons": _Column(("season",), entries=True, shared=True),
    "series": _Column(("series",), entries=True, shared=True),
    "teams": _Column(("team",), entries=True),
    **{metric: _Column((metric,)) for metric in METRICS},
    **{f"{metric}_unread": _Column((metric,), entries=True) for metric in METRICS},
    **{f"{metric}_shared": _Column((metric,), alone=False, shared=True) for metric in METRICS},
    **{rate: _Column(("races", metric)) for rate, metric in _RATES.items()},
    "entries": _Column(()),
}

_Place: TypeAlias = tuple[int, int, int]  # table, row and column
_Total: TypeAlias = tuple[str, str, bool]  # table and row_key of a total, and whether it is what a team shares with others


class Evidence:
    """The cells of one driver's totals, by the row_key that mart.evidence has for them: driver, driver/series, driver/team."""

    def __init__(self, driver: Driver) -> None:
        """Sort the driver's contributions, final positions and points by what they count towards."""
        self._driver_id = driver.driver.driver_id
        self._columns = driver.columns
        self._summed: dict[_Total, list[tuple[int, dict[str, int], list[_Place], int]]] = {}
        self._known: dict[tuple[str, str, str], tuple[list[str], int]] = {}
        self._rows: dict[_Total, dict[int, set[_Place]]] = defaultdict(lambda: defaultdict(set))
        self._race_cells: dict[_Total, set[_Place]] = defaultdict(set)
        for row in driver["contributions"]:
            place = _place(row.cell_id)
            for total in self._totals(row.series_id, row.team_id):
                (self._race_cells[total] if row.source == "grid" else self._rows[total][row.table_no]).add(place)
        self._shares = any(is_shared for _, _, is_shared in (*self._rows, *self._race_cells))
        positions: dict[str, list[str]] = defaultdict(list)
        for row in driver["positions"]:
            positions[self._driver_id].append(row.cell_id)
            positions[self._key(row.series_id)].append(row.cell_id)
        titles: dict[str, list[str]] = defaultdict(list)
        for row in driver["standings"]:
            if row.discipline == "racing":
                cell = row.position_cell_id or row.cell_id
                titles[self._driver_id].append(cell)
                titles[self._key(row.series_id)].append(cell)
        points: dict[str, list[str]] = defaultdict(list)
        for row in _best_source(driver["standings"]):
            points[self._key(row.series_id)].append(row.points_cell_id or row.cell_id)
        self._stated = {"titles": titles, "points": points, "best_position": positions, "best_position_season": positions}

    def cells(self, table: str, key: str, column: str) -> tuple[list[str], int]:
        """The first cells (at most three) that a total rests on, as places in its snapshot, in the article's order; and their number."""
        known = self._known.get((table, key, column))
        if known is None:
            known = self._known[table, key, column] = self._cells(table, key, column)
        return known

    def _cells(self, table: str, key: str, column: str) -> tuple[list[str], int]:
        stated = self._stated.get(column)
        if stated is None:
            return self._added(table, key, column)
        found = set(map(_place, stated.get(key, ())))
        return _named(sorted(found)[:_FIRST]), len(found)

    def _added(self, table: str, key: str, column: str) -> tuple[list[str], int]:
        """The same of a total that adds up contributions: race cells, and cells of rows of the summaries."""
        first: list[_Place] = []
        count = 0
        rule = _COLUMNS.get(column)
        if rule is None:
            return [], 0
        for total in [(table, key, False)] * rule.alone + [(table, key, True)] * (rule.shared and self._shares):
            if found := self._race_cells.get(total):
                first, count = sorted([*first, *found])[:_FIRST], count + len(found)
            for table_no, at, entries, number in self._summaries(total) if rule.names else ():
                columns = [at[name] for name in rule.names if name in at]
                if columns or rule.entries:
                    own = [(table_no, row_no, column_no) for _, row_no, _ in entries for column_no in columns] or entries
                    first = sorted([*first, *own])[:_FIRST] if first or len(columns) > 1 else own
                    count += number * (len(columns) or 1)
        return _named(first), count

    def _summaries(self, total: _Total) -> list[tuple[int, dict[str, int], list[_Place], int]]:
        """The tables whose rows a total adds: number, columns by name, the first entries' cells, and how many there are."""
        found = self._summed.get(total)
        if found is None:
            rows = self._rows.get(total, {})
            found = [(number, self._columns.get(number, {}), sorted(those)[:_FIRST], len(those)) for number, those in rows.items()]
            self._summed[total] = found
        return found

    def _totals(self, series_id: str | None, team_id: str | None) -> Iterator[_Total]:
        """The totals that a contribution counts towards: what several teams have together, each of them shares."""
        yield CAREER, self._driver_id, False
        yield SERIES, self._key(series_id), False
        yield TEAM, self._key(team_id), False
        for member in team_id.split("+") if team_id and "+" in team_id else ():
            yield TEAM, self._key(member), True

    def _key(self, part: str | None) -> str:
        return f"{self._driver_id}/{part or ''}"


def _named(places: list[_Place]) -> list[str]:
    return [f"t{table_no}/r{row_no}/c{column_no}" for table_no, row_no, column_no in places]


def _place(cell_id: str) -> _Place:
    table_no, row_no, column_no = (int(part[1:]) for part in cell_id.rsplit("/", 3)[1:])
    return table_no, row_no, column_no


def _best_source(standings: list[Row]) -> Iterator[Row]:
    """The racing standings with points, for each series those of the summary where it gives any, else those of the grids."""
    racing = [row for row in standings if row.discipline == "racing" and row.points is not None]
    in_summary = {row.series_id for row in racing if row.source == "summary"}
    return (row for row in racing if row.source == "summary" or row.series_id not in in_summary)
