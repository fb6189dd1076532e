"""Career and karting summaries: each body row an entry, entries of one season, series and class sharing a standing.

Belongs here: rows to staging.season_entry. Does not belong here: single values (values), the merging of standings (standing).
"""

import re
from dataclasses import dataclass, replace

from pipeline.parse.claims import identity, values
from pipeline.parse.claims.celltext import cell_marks, lines_text, links_of, value_text
from pipeline.parse.claims.entryseries import EntrySeries, Named
from pipeline.parse.claims.gridseries import season_of
from pipeline.parse.claims.labels import Layout
from pipeline.parse.claims.labelwords import label_key
from pipeline.parse.claims.notes import is_open, meanings_of
from pipeline.parse.claims.standing import SHARED, Shared, StandingRow, of_shared
from pipeline.parse.claims.teams import read_team
from pipeline.parse.frames import FrameBuilder
from pipeline.parse.markup.table import Cell, Document, Table

METRICS = ("races", "wins", "poles", "fastest_laps", "podiums")
_MEASURES = (*METRICS, "points", "position")
_FOOTER = re.compile(
    r"^\W*(?:sources?|totals?|career totals?|grand totals?|references?|notes?|key|legend|career)\b\s*(?:[:(\[]|$)", re.IGNORECASE
)
_SEASON_NUMBER = re.compile(r"^(?:season|year) \w+$", re.IGNORECASE)
_YEAR = re.compile(r"(?:1[89]|20)\d\d(?:[-–/]\d{2,4})?")
_PLACE = re.compile(r"\d{1,3}(?:st|nd|rd|th)")
_MARKED = ("position", "points", "series", "team", "season")
_NO_PLACE = frozenset({"not_classified", "not_applicable", "blank", "ineligible"})
_SEASONS = range(1894, 2100)
_SHARED_COLUMNS = 2
_BLANK = values.Count(None, "blank")
_COLUMNS = (
    "cell_id", "table_no", "row_no", *SHARED, "team", "team_id", "entry_no", "role", "is_provisional",
    *METRICS, *(f"{metric}_state" for metric in METRICS),
)  # fmt: skip


@dataclass(slots=True)
class _Row:
    """One body row while it is read."""

    row_no: int
    cells: list[Cell]
    named: Named
    role: str | None = None
    is_provisional: bool = False


def read_summary(table: Table, shape: Layout, document: Document, out: FrameBuilder) -> list[StandingRow]:
    """Append a summary's entries to staging.season_entry and give the standing of each.

    A row that breaks a value rule goes to quality.rejected_row; a cell whose text no rule reads to quality.unread_cell.
    """
    reader = _Reader(table, shape, document, out)
    for row in reader.rows:
        reader.read(row)
    out.extend("season_entry", _COLUMNS, reader.entries)
    return reader.standings


class _Reader:
    """The reading of one summary: what earlier rows of it have said, and where its claims go."""

    def __init__(self, table: Table, shape: Layout, document: Document, out: FrameBuilder) -> None:
        self.table = table
        self.shape = shape
        self.out = out
        self.standings: list[StandingRow] = []
        self.meanings = meanings_of(document, table.table_no)
        self.places = {name: place for place, name in enumerate(shape.columns) if name}
        self.measured = [self.places[column] for column in _MEASURES if column in self.places]
        self.labels = {label_key(label) for label in shape.labels if label}
        self.seen: set[tuple[str, ...]] = set()
        self.season = ""
        self.entry_no = out.rows("season_entry")
        self.entries: list[tuple[object, ...]] = []
        self.prefix = f"{out.snapshot_id}/t{table.table_no}/r"
        body = enumerate(table.grid[shape.header_rows :], shape.header_rows + 1)
        self.series = EntrySeries(table, shape)
        self.rows = [_Row(row_no, cells, self.series.read(cells)) for row_no, cells in body]
        self.series.note((row.cells, row.named) for row in self.rows)

    def cell_id(self, row_no: int, column: str) -> str:
        """The place of a column in a row."""
        return f"{self.prefix}{row_no}/c{self.places[column] + 1}"

    def cell(self, cells: list[Cell], column: str) -> Cell | None:
        """The cell of a column in a row, None where the table has no such column."""
        place = self.places.get(column)
        return None if place is None else cells[place]

    def text(self, cells: list[Cell], column: str) -> str:
        """Its visible text, lines joined by a comma, without marks."""
        cell = self.cell(cells, column)
        return values.clean(lines_text(cell))[0] if cell else ""

    def read(self, row: _Row) -> None:
        """Read one body row."""
        if self._is_furniture(row):
            return
        season = self._season(row)
        first, last = self._years(row, season)
        if broken := self._broken(row, first, "" if self._has_no_series(row) else row.named.series):
            self._reject(row, broken)
            return
        self._role(row)
        points, position = self._points(row), self._position(row)
        counts = [self._count(row, metric) for metric in METRICS]
        if broken := self._impossible(counts, position):
            self._reject(row, broken)
            return
        if row.named.is_class_unread:
            self._unread(row, "class" if "class" in self.places else "series", "unknown_text")
        series_id = self.series.series_id(first or 0, row.named)
        team = self.text(row.cells, "team")
        team = "" if values.state_of(team, "team")[0] or team == row.role else team
        team_cell = self.cell(row.cells, "team")
        self.entry_no += 1
        shared = Shared(self.shape.discipline, season, first or 0, last or 0, row.named.series, series_id, row.named.series_class)
        row.is_provisional |= self._is_starred(row, "season") or self._is_starred(row, "series")
        provisional = row.is_provisional or points.is_provisional or position.is_provisional
        self.entries.append((
            self.cell_id(row.row_no, "series" if "series" in self.places else "season"), self.table.table_no, row.row_no,
            *of_shared(shared), *(read_team(team_cell, team, series_id) if team and team_cell else (None, None)),
            self.entry_no, row.role, provisional, *(count.value for count in counts), *(count.state for count in counts),
        ))  # fmt: skip
        for marker in sorted({value.rule for value in (points, position, *counts)} - {""}):
            self.out.add("rule_use", rule_table="markers", rule_key=marker)
        self._standing(row, shared, points, position, provisional=provisional)

    def _is_furniture(self, row: _Row) -> bool:
        """Whether a row is no entry: a source, a total, a repeated header, a line across the width, or empty."""
        texts = [cell.content.text.strip() for cell in dict.fromkeys(row.cells) if not cell.is_missing]
        if len(texts) <= 1:
            return True
        if not any(texts) or _FOOTER.match(row.cells[0].text.strip()):
            return True
        same = sum(1 for text in texts if label_key(text) in self.labels)
        return same * 2 > len(texts)

    def _season(self, row: _Row) -> str:
        """The season as written; a blank one is read as the season above and listed."""
        cell = self.cell(row.cells, "season")
        text = values.clean(cell.text)[0] if cell else ""
        if cell and cell.content.unread and values.read_season(text)[0] is None:
            text = str(season_of(cell)[0] or text)
        if text:
            self.season = text
        elif self.season:
            self._unread(row, "season", "ambiguous")
        return self.season

    def _years(self, row: _Row, season: str) -> tuple[int | None, int | None]:
        """First and last year of a season: of its text, else of the page that its cell links to (`Season 1`)."""
        first, last = values.read_season(season)
        cell = self.cell(row.cells, "season")
        if first is not None or cell is None or not _SEASON_NUMBER.match(season):
            return first, last
        return next((years for link in links_of(cell) if (years := values.read_season(link))[0] is not None), (first, last))

    def _broken(self, row: _Row, first: int | None, series: str) -> str:
        """The number of the rule that a row breaks by its season, its series or by standing twice; '' where none."""
        if first is None:
            return "3"
        if first not in _SEASONS:
            return "30"
        if not series or (not identity.slug(series)):
            return "2"
        if _YEAR.fullmatch(series):
            return "7"
        texts = tuple([cell.content.text for cell in row.cells])
        if texts in self.seen:
            return "12"
        self.seen.add(texts)
        return ""

    def _has_no_series(self, row: _Row) -> bool:
        """Whether the series' text names none: it spans a measure too, or says that there was none (`Did not race`)."""
        cell = self.cell(row.cells, "series")
        return cell is not None and (bool(values.state_of(row.named.series)[0]) or any(row.cells[place] is cell for place in self.measured))

    @staticmethod
    def _impossible(counts: list[values.Count], position: values.Position) -> str:
        if any(count.value is not None and count.value < 0 for count in counts):
            return "13"
        return "19" if position.rank is not None and position.rank < 1 else ""

    def _role(self, row: _Row) -> None:
        """Set the role where one text stands across the measures, or in the place of the races."""
        cells = [cell for place in self.measured if (cell := row.cells[place]).content.text and not cell.content.text[0].isdigit()]
        races = self.cell(row.cells, "races")
        for cell in dict.fromkeys(cells):
            text = values.clean(cell.text)[0]
            is_words = bool(text) and not values.state_of(text, "position")[0] and not text[0].isdigit()
            if is_words and (cell is races or cells.count(cell) >= _SHARED_COLUMNS) and (pattern := values.role_of(text)):
                row.role = text
                self.out.add("rule_use", rule_table="roles", rule_key=pattern)
                return

    def _state_alone(self, row: _Row, column: str) -> str:
        """The state of a measure that holds no value of its own, '' where it may hold one."""
        cell = self.cell(row.cells, column)
        if cell is None:
            return "blank"
        if row.role is not None and (column in METRICS or values.clean(cell.text)[0] in {row.role, ""}):
            return "role"
        if "ambiguous" in cell.content.flags:
            self._unread(row, column, "ambiguous")
            return "ambiguous"
        if cell.is_missing:
            return "blank"
        is_whole = column == "position" and _PLACE.fullmatch(cell.text.strip())
        return "unread" if cell.content.unread and not is_whole else ""

    def _is_guest(self, row: _Row) -> bool:
        """Whether a note of the row says that the driver was not eligible for points."""
        cells = filter(None, (self.cell(row.cells, column) for column in _MARKED))
        return any(self.meanings.get(mark) == "guest" for cell in cells for mark in cell_marks(cell))

    def _is_starred(self, row: _Row, column: str) -> bool:
        """Whether a cell without a value of its own carries the mark of an unfinished season."""
        cell = self.cell(row.cells, column)
        return cell is not None and bool(cell.content.marks) and is_open(cell.content.marks, self.meanings)

    def _settled(self, value: values.Marked) -> values.Marked:
        """The value as provisional or not by what its marks mean in this table."""
        is_provisional = bool(value.marks) and is_open(value.marks, self.meanings)
        return value if value.is_provisional == is_provisional else replace(value, is_provisional=is_provisional)

    def _count(self, row: _Row, metric: str) -> values.Count:
        """A measure; one that is spanned over several entries belongs to the first of them, and is ambiguous in the others."""
        if metric not in self.places:
            return _BLANK
        if state := self._state_alone(row, metric):
            return values.Count(None, state, is_provisional=self._is_starred(row, metric))
        cell = row.cells[self.places[metric]]
        count = values.read_count(value_text(cell), cell_marks(cell))
        if count.state == "unread":
            self._unread(row, metric, "unknown_text")
        if count.value and (cell.row_no != row.row_no or self.shape.columns[cell.column_no - 1] != metric):
            return values.Count(None, "ambiguous")
        count = self._settled(count)
        row.is_provisional = row.is_provisional or count.is_provisional
        return count

    def _points(self, row: _Row) -> values.Points:
        if state := self._state_alone(row, "points"):
            return values.Points(None, state, is_provisional=self._is_starred(row, "points"))
        cell = row.cells[self.places["points"]]
        points = values.read_points(value_text(cell), cell_marks(cell))
        if points.state == "unread" and cell is self.cell(row.cells, "position"):
            position = values.read_position(value_text(cell))
            points = replace(points, state="blank" if position.rank else position.state, rule=position.rule)
        if points.state == "unread":
            self._unread(row, "points", "unknown_text")
        elif points.value is not None and self.shape.columns[cell.column_no - 1] != "points":
            return values.Points(None, "ambiguous")
        if points.value is None and self._is_guest(row) and points.state in {"blank", "not_classified"}:
            return values.Points(None, "ineligible", marks=points.marks)
        return self._settled(points)

    def _position(self, row: _Row) -> values.Position:
        if state := self._state_alone(row, "position"):
            return values.Position(None, state, is_provisional=self._is_starred(row, "position"))
        cell = row.cells[self.places["position"]]
        position = values.read_position(value_text(cell), cell_marks(cell))
        if position.state == "unread":
            self._unread(row, "position", "unknown_text")
        if position.rank is None and position.state in _NO_PLACE and self._is_guest(row):
            return values.Position(None, "ineligible", marks=position.marks)
        return self._settled(position)

    def _standing(self, row: _Row, shared: Shared, points: values.Points, position: values.Position, *, provisional: bool) -> None:
        cell = self.cell(row.cells, "position")
        points_cell = self.cell(row.cells, "points")
        column = next((name for name in ("position", "points", "series", "season") if name in self.places), "season")
        self.standings.append(
            StandingRow(
                shared=shared,
                table_no=self.table.table_no,
                row_no=row.row_no,
                cell_id=self.cell_id(row.row_no, column),
                points=points,
                points_text=value_text(points_cell) if points_cell else None,
                points_cell_id=self.cell_id(row.row_no, "points") if points_cell else None,
                position=position,
                position_text=value_text(cell) if cell else None,
                position_cell_id=self.cell_id(row.row_no, "position") if cell else None,
                is_provisional=provisional and (points.is_provisional or position.is_provisional),
            )
        )

    def _unread(self, row: _Row, column: str, reason: str) -> None:
        cell = row.cells[self.places[column]]
        self.out.add("unread_cell", cell_id=self.cell_id(row.row_no, column), reason=reason, text=cell.text)

    def _reject(self, row: _Row, rule: str) -> None:
        self.out.add(
            "rejected_row", table_name="staging.season_entry", table_no=self.table.table_no, row_no=row.row_no, rule=rule,
            cell_id=self.cell_id(row.row_no, "season"), row_text=" | ".join(cell.text for cell in row.cells),
        )  # fmt: skip
