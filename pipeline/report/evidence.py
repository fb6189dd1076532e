"""The cells behind a driver's totals: what mart.evidence says of them, worked out from the driver's own rows.

Belongs here: which cells a total by career, series or team rests on. Does not belong here: links to them (links).

The view answers for every number of every mart, one row for each cell; asking it would be half the work of a page, which
needs no more than how many cells there are and the first three. A test holds the two equal.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import TypeAlias

from pipeline.report.read import METRICS, Driver, Row

CAREER, SERIES, TEAM = "mart.driver_career", "mart.driver_series", "mart.driver_team"
_FIRST = 3
_RATES = {"win_rate": "wins", "podium_rate": "podiums", "pole_rate": "poles", "fastest_lap_rate": "fastest_laps"}
# The columns of a career summary that a total rests on; in grids each rests on the race cells.
_COLUMNS = {
    "first_season": ("season",), "last_season": ("season",), "seasons": ("season",), "series": ("series",), "teams": ("team",),
    **{metric: (metric,) for metric in METRICS}, **{f"{metric}_unread": (metric,) for metric in METRICS},
    **{rate: ("races", metric) for rate, metric in _RATES.items()}, "entries": (),
}  # fmt: skip
_POSITIONS = ("best_position", "best_position_season")
_CELL = re.compile(r"/t(\d+)/r(\d+)/c(\d+)$")

_Place: TypeAlias = tuple[int, int, int]  # table, row and column


class Evidence:
    """The cells of one driver's totals, by the row_key that mart.evidence has for them: driver, driver/series, driver/team."""

    def __init__(self, driver: Driver) -> None:
        """Sort the driver's contributions, final positions and points by what they count towards."""
        self._driver_id = driver.driver.driver_id
        self._columns = driver.columns
        self._summed: dict[tuple[str, str], list[tuple[int, dict[str, int], list[int], int]]] = {}
        self._known: dict[tuple[str, str, str], tuple[list[str], int]] = {}
        self._rows: dict[tuple[str, str], dict[int, set[int]]] = defaultdict(lambda: defaultdict(set))
        self._race_cells: dict[tuple[str, str], list[str]] = defaultdict(list)
        for row in driver["contributions"]:
            for total in ((CAREER, self._driver_id), (SERIES, self._key(row.series_id)), (TEAM, self._key(row.team_id))):
                if row.source == "grid":
                    self._race_cells[total].append(row.cell_id)
                else:
                    self._rows[total][row.table_no].add(row.row_no)
        self._positions: dict[str, list[str]] = defaultdict(list)
        for row in driver["positions"]:
            self._positions[self._driver_id].append(row.cell_id)
            self._positions[self._key(row.series_id)].append(row.cell_id)
        self._titles: dict[str, list[str]] = defaultdict(list)
        for row in driver["standings"]:
            if row.discipline == "racing":
                cell = row.position_cell_id or row.cell_id
                self._titles[self._driver_id].append(cell)
                self._titles[self._key(row.series_id)].append(cell)
        self._points: dict[str, list[str]] = defaultdict(list)
        for row in _best_source(driver["standings"]):
            self._points[self._key(row.series_id)].append(row.points_cell_id or row.cell_id)

    def cells(self, table: str, key: str, column: str) -> tuple[list[str], int]:
        """The first cells (at most three) that a total rests on, as places in its snapshot, in the article's order; and their number."""
        known = self._known.get((table, key, column))
        if known is None:
            known = self._known[table, key, column] = self._cells(table, key, column)
        return known

    def _cells(self, table: str, key: str, column: str) -> tuple[list[str], int]:
        if column == "titles":
            found = _places(self._titles.get(key, ()))
        elif column in _POSITIONS:
            found = _places(self._positions.get(key, ()))
        elif column == "points":
            found = _places(self._points.get(key, ()))
        else:
            found = _places(self._race_cells.get((table, key), ()) if column in _COLUMNS else ())
        first, count = sorted(found)[:_FIRST], len(found)
        names = _COLUMNS.get(column, ())
        for table_no, at, rows, number in self._summaries(table, key) if names else ():
            columns = [at[name] for name in names if name in at]
            if columns:
                own = [(table_no, row_no, column_no) for row_no in rows for column_no in columns]
                first = sorted([*first, *own])[:_FIRST] if first or len(columns) > 1 else own
                count += number * len(columns)
        return [f"t{table_no}/r{row_no}/c{column_no}" for table_no, row_no, column_no in first], count

    def _summaries(self, table: str, key: str) -> list[tuple[int, dict[str, int], list[int], int]]:
        """The tables whose rows a total adds: number, columns by name, the first rows, and how many there are."""
        found = self._summed.get((table, key))
        if found is None:
            rows = self._rows.get((table, key), {})
            found = [(number, self._columns.get(number, {}), sorted(those)[:_FIRST], len(those)) for number, those in rows.items()]
            self._summed[table, key] = found
        return found

    def _key(self, part: str | None) -> str:
        return f"{self._driver_id}/{part or ''}"


def _places(cells: Sequence[str]) -> set[_Place]:
    if not cells:
        return set()
    found = (_CELL.search(cell) for cell in cells)
    return {(int(place[1]), int(place[2]), int(place[3])) for place in found if place}


def _best_source(standings: list[Row]) -> Iterator[Row]:
    """The racing standings with points, for each series those of the summary where it gives any, else those of the grids."""
    racing = [row for row in standings if row.discipline == "racing" and row.points is not None]
    in_summary = {row.series_id for row in racing if row.source == "summary"}
    return (row for row in racing if row.source == "summary" or row.series_id not in in_summary)
