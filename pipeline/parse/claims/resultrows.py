"""Typed results to rows: staging.race_result, and the quality rows of what was left unread.

Belongs here: the columns that every reader of results fills alike. Does not belong here: deciding what they hold.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import attrgetter
from typing import TypeAlias

from pipeline.parse.claims.labels import Layout
from pipeline.parse.claims.results import Result
from pipeline.parse.frames import FrameBuilder
from pipeline.parse.markup.legend import linked_template
from pipeline.parse.markup.table import Legend, Table

_ROW = ("row_no", "first_year", "series", "series_id", "race_class", "team", "team_id", "car")
_RESULT = (
    "event", "event_link", "session", "result_text", "position", "class_position", "status", "is_entered", "is_start",
    "is_classified", "is_pole", "is_fastest_lap", "sprint_position", "marks", "colour", "colour_meaning", "state",
    "is_interim",
)  # fmt: skip
_OWN = ("cell_id", "column_no", "round_no", "event_race")
_SHARED = ("table_no", "kind", "discipline", *("season" if name == "first_year" else name for name in _ROW))
_of_row = attrgetter(*_ROW)
_of_result = lru_cache(maxsize=1 << 14)(attrgetter(*_RESULT))  # as many as equal cells share


RacePlace: TypeAlias = tuple[int, int | None]
"""Where in its row a result is written (from 0), and the number over its column."""


@dataclass(slots=True)
class Place:
    """Whose race a result is: the row of a grid or of an event table."""

    row_no: int
    first_year: int
    series: str
    series_id: str
    race_class: str | None
    team: str | None
    team_id: str | None
    car: str | None


class ResultRows:
    """Gathers one table's results, and writes them at once."""

    def __init__(self, table: Table, layout: Layout, out: FrameBuilder) -> None:
        """Begin with no results; `out` takes the quality rows at once, the results in `write`."""
        self._table = table
        self._prefix = f"{out.snapshot_id}/t{table.table_no}/r"
        self._common = (table.table_no, layout.kind, layout.discipline)
        self._out = out
        self._own: list[tuple[object, ...]] = []  # of each result what no other shares
        self._heads: list[tuple[object, ...]] = []  # what those of its row share
        self._results: list[Result] = []
        self._by_row: dict[int, tuple[object, ...]] = {}

    def add(self, rows: Sequence[Place], results: Sequence[Result], places: Sequence[RacePlace], numbers: Sequence[int | None]) -> None:
        """Take results in order: of each its row, where in that it is written, and its race within its event."""
        by_row = self._by_row
        for row, result, (place, round_no), number in zip(rows, results, places, numbers, strict=True):
            row_no = row.row_no
            cell_id = f"{self._prefix}{row_no}/c{place + 1}"
            self._own.append((cell_id, place + 1, round_no, number))
            self._heads.append(by_row.get(row_no) or by_row.setdefault(row_no, self._common + _of_row(row)))
            if result.unread_reason or result.is_unknown_colour:
                self._list(row, result, place, cell_id)
        self._results += results

    def _list(self, row: Place, result: Result, place: int, cell_id: str) -> None:
        """The quality rows of a result."""
        content = self._table.grid[row.row_no - 1][place].content
        if result.unread_reason:
            call = content.unread[0] if content.unread else None
            self._out.add(
                "unread_cell", cell_id=cell_id, reason=result.unread_reason, template=call.template if call else None,
                call=call.call if call else None, text=content.text,
            )  # fmt: skip
        for kind, label in (("result_code", result.unread_text), ("colour", result.colour if result.is_unknown_colour else "")):
            if label:
                self._out.add("unmapped_label", cell_id=cell_id, table_no=self._table.table_no, kind=kind, label=label)

    def write(self, legend: Legend | None) -> None:
        """Add the gathered rows, and the rules that they used, each once."""
        columns: dict[str, tuple[object, ...]] = {}
        for names, rows in ((_OWN, self._own), (_SHARED, self._heads), (_RESULT, map(_of_result, self._results))):
            columns.update(zip(names, zip(*rows, strict=True), strict=bool(self._results)))
        self._out.extend_columns("race_result", columns)
        template, is_known = linked_template(legend) if legend else ("", False)
        if template and not is_known:
            self._out.add("unmapped_label", table_no=self._table.table_no, kind="legend", label=template)
        used = [("colours", key) for key in sorted({result.colour_key for result in self._results}) if key]
        used += [("legends", template)] if is_known else []
        used += [("result_codes", code) for code in sorted({result.code for result in self._results}) if code]
        self._out.extend("rule_use", ("rule_table", "rule_key"), used)
