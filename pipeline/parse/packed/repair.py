"""Packed rows back in their columns: from the flattened tables of an article to their rectangles.

Belongs here: preparing rows and columns, learning the article's names, and building the cells that a choice describes.
Does not belong here: the choice itself (choice, alignment, fits, vocabulary).
"""

from collections import Counter

from pipeline.parse.claims.labels import Layout, layout
from pipeline.parse.markup.table import Cell, Content, Document, RowRepair, Table
from pipeline.parse.packed.alignment import BLANK, HOLE, LEFT, UP, PackedRow, Shape, enumerate_alignments, special
from pipeline.parse.packed.choice import Choice, choose
from pipeline.parse.packed.fits import IMPOSSIBLE, cost, is_season
from pipeline.parse.packed.flatten import content, pack_row
from pipeline.parse.packed.gridrows import enumerate_grid
from pipeline.parse.packed.vocabulary import Vocabulary, side_of

REPAIRED = frozenset({"career_summary", "karting_summary", "results_grid", "event_results"})
WIDEST = 256
_SERIES_FIELDS = frozenset({"current series", "last series", "prev series", "series", "former series"})
_TEAM_FIELDS = frozenset({"current team", "team", "teams", "former teams", "last team"})


class _PackedTable:
    """One table between its two shapes: rows as written, and the choice made for each."""

    def __init__(self, table: Table) -> None:
        """Read the header, cut the rows, and list how each of them may lie."""
        self.table = table
        self.layout: Layout = layout(table)
        self.width = self._find_width()
        self.shape = Shape(self.layout.columns[: self.width], self.layout.kind, self.width)
        self.first = self.layout.header_rows
        self.rows: list[PackedRow] = []
        self.choices: dict[int, Choice] = {}
        self.joined: dict[int, list[str]] = {}
        if self.is_typed:
            self._read_rows()

    def _find_width(self) -> int:
        """How many columns rows are laid under: up to the last label, or further where most rows have values beyond it."""
        labelled = max((place for place, label in enumerate(self.layout.labels, 1) if label), default=self.table.column_count)
        lengths = [
            max((place for place, cell in enumerate(row, 1) if cell.text), default=0)
            for row in self.table.grid[self.layout.header_rows :]
            if is_season(row[0].text)
        ]
        beyond = Counter(length for length in lengths if length > labelled)
        if beyond.total() * 2 <= len(lengths):
            return labelled
        return max((length for length, rows in beyond.items() if rows > 1), default=labelled)

    @property
    def is_typed(self) -> bool:
        """Whether its columns are known well enough to repair by."""
        return self.layout.kind in REPAIRED and 1 < self.width <= WIDEST and "season" in self.shape.columns

    def _read_rows(self) -> None:
        season: str | None = None
        has_above = False
        for number in range(self.first, self.table.row_count):
            cells = [cell for cell in self.table.grid[number] if not cell.is_missing]
            texts = [cell.text for cell in cells]
            while texts and not texts[-1]:
                texts.pop()
            if len(texts) > self.width:
                texts = self._join(number, texts)
            row = PackedRow(texts, min(len(cells), self.width), has_above, season)
            self.rows.append(row)
            header = [label for label in self.layout.labels if label]
            if len(texts) > self.width:
                self.choices[number] = Choice((), 0, "overlong", 0.0, is_certain=False)
            elif texts == header:
                self.choices[number] = Choice(tuple(range(len(texts))) + (BLANK,) * (self.width - len(texts)), rule="header")
            elif found := special(row, self.shape):
                self.choices[number] = Choice(found[1], rule=found[0], is_certain=LEFT not in found[1])
            has_above = number not in self.choices
            season = (row.own_season or season) if has_above else None
        self._weigh_blanks()
        for number, row in enumerate(self.rows, self.first):
            if number not in self.choices:
                is_grid = self.layout.kind == "results_grid"
                row.alignments = (enumerate_grid(row, self.shape) if is_grid else []) or enumerate_alignments(row, self.shape)

    def _join(self, number: int, texts: list[str]) -> list[str]:
        """A row with a pipe inside one of its cells: the one place where joining gives values that fit their columns."""
        extra = len(texts) - self.width
        best: tuple[float, list[str]] | None = None
        for place in (place for place, group in enumerate(self.shape.groups) if group in {"name", "text"}):
            joined = [*texts[:place], " | ".join(texts[place : place + extra + 1]), *texts[place + extra + 1 :]]
            price = sum(cost(text, group) for text, group in zip(joined, self.shape.groups, strict=True))
            if price < IMPOSSIBLE and (best is None or price < best[0]):
                best = (price, joined)
        if best is None:
            return texts
        self.joined[number] = best[1]
        return best[1]

    def _weigh_blanks(self) -> None:
        """A blank at the end of a row is the likelier, the more often rows with a season of their own end in one there."""
        anchored = [row for number, row in enumerate(self.rows, self.first) if row.own_season and number not in self.choices]
        for place in range(self.width):
            blank = sum(1 for row in anchored if place >= len(row.values) or not row.values[place])
            self.shape.set_blank_share(place, blank, len(anchored))

    def learn(self, vocabulary: Vocabulary) -> None:
        """Teach the names that every possible alignment puts in the same column."""
        if self.layout.kind == "results_grid":
            vocabulary.learn(self.layout.series, "series")
        for row in self.rows:
            for place, name in enumerate(self.shape.columns):
                side = side_of(name)
                values = {option.places[place] for option in row.alignments} if side else set()
                if side and len(values) == 1 and (value := values.pop()) >= 0:
                    vocabulary.learn(row.values[value], side)

    def choose(self, vocabulary: Vocabulary) -> None:
        """Choose for each run of rows between footers, totals and repeated headers."""
        run: list[int] = []
        for number in range(self.first, self.first + len(self.rows) + 1):
            if number < self.first + len(self.rows) and number not in self.choices:
                run.append(number)
            elif run:
                chosen = choose([self.rows[place - self.first] for place in run], self.shape, vocabulary)
                self.choices.update(zip(run, chosen, strict=True))
                run = []
        for number in self.joined:
            self.choices[number].is_certain = False
            self.choices[number].rule = "joined"

    def rebuild(self) -> list[RowRepair]:
        """Replace the table's packed rows by the rectangle; what was done to each row."""
        repairs = []
        self._lay_titles()
        for number in sorted(self.choices):
            choice = self.choices[number]
            packed = [cell.markup for cell in self.table.grid[number]]
            if choice.places:
                self._lay_row(number, choice)
            repairs.append(self._describe(number, choice, packed))
        return repairs

    def _lay_titles(self) -> None:
        """A line above the labels with one text covers the width; how far it reached is lost."""
        for number in range(self.first - 1):
            texts = [cell.text for cell in self.table.grid[number]]
            if texts[0] and not any(texts[1:]) and self.table.column_count == self.width:
                self.choices[number] = Choice((0,) + (LEFT,) * (self.width - 1), rule="title", is_certain=False)

    def _lay_row(self, number: int, choice: Choice) -> None:
        written = self.table.grid[number]
        values = self.joined.get(number)
        row: list[Cell] = []
        blank = len(self.rows[number - self.first].values) if number >= self.first else self.width
        for place, value in enumerate(choice.places):
            if value == UP:
                cell = self.table.grid[number - 1][place]
                cell.rowspan = number + 2 - cell.row_no
            elif value == HOLE:
                lost = Content("", flags=frozenset({"ambiguous"}))
                cell = Cell("", number + 1, place + 1, is_missing=True, content=lost)
            elif value == LEFT:
                cell = row[-1]
                cell.colspan = place + 2 - cell.column_no
            else:
                source = value if value >= 0 else blank
                blank += value == BLANK
                cell = written[source]
                if values and value >= 0:
                    cell = Cell(values[value], number + 1, place + 1, content=content(values[value]))
                cell = self._move(cell, place + 1, source + 1, is_doubtful=place in choice.ambiguous)
            row.append(cell)
        fill = row[-1] if choice.places[-1] == LEFT and choice.places[0] == 0 and set(choice.places[1:]) == {LEFT} else None
        for column in range(self.width + 1, self.table.column_count + 1):
            if fill:
                fill.colspan = column
            beyond = Cell("", number + 1, column, is_missing=True, content=Content("")) if values else written[column - 1]
            row.append(fill or beyond)
        self.table.grid[number] = row

    @staticmethod
    def _move(cell: Cell, column: int, source: int, *, is_doubtful: bool) -> Cell:
        """The same source cell under the column it belongs to; a doubtful blank says so in its content."""
        said = Content("", flags=frozenset({"ambiguous"})) if is_doubtful else cell.content
        return Cell(
            cell.markup, cell.row_no, column, source_column_no=source, is_header=cell.is_header, is_missing=cell.is_missing, content=said
        )

    def _describe(self, number: int, choice: Choice, packed: list[str]) -> RowRepair:
        names = zip(self.layout.columns, self.layout.labels, strict=True)
        columns = [name or label or str(place) for place, (name, label) in enumerate(names, 1)]
        swallowed = [
            columns[place] for place, cell in enumerate(self.table.grid[number]) if (cell.row_no, cell.column_no) != (number + 1, place + 1)
        ]
        again = pack_row(self.table.grid[number], number + 1)
        if number in self.joined:
            again = [part for text in again for part in text.split(" | ")][: len(packed)]
        return RowRepair(
            self.table.table_no, number + 1, swallowed, choice.alignments, choice.rule, choice.margin, choice.is_certain, again == packed
        )


def repair_tables(document: Document) -> None:
    """Put the packed rows of every table of known columns back in place; `document.repairs` gets one line per body row.

    Tables of unknown columns stay as written; of them only rows that may have lost cells are listed, as not certain.
    """
    tables = [_PackedTable(table) for table in document.tables]
    vocabulary = _vocabulary(document)
    for table in tables:
        table.learn(vocabulary)
    for table in tables:
        if table.is_typed:
            table.choose(vocabulary)
            document.repairs.extend(table.rebuild())
        else:
            document.repairs.extend(_untyped(table.table, table.layout.header_rows))
    document.rules_used.extend(("cues", word) for word in sorted(vocabulary.used))


def _vocabulary(document: Document) -> Vocabulary:
    """The names that the infobox calls series or teams."""
    vocabulary = Vocabulary()
    for field in document.fields:
        side = "series" if field.field in _SERIES_FIELDS else "team" if field.field in _TEAM_FIELDS else None
        if side and not is_season(field.content.text):
            for name in field.content.text.split(", "):
                vocabulary.learn(name, side)
    return vocabulary


def _untyped(table: Table, header_rows: int) -> list[RowRepair]:
    """Rows of a table of unknown columns that end in blanks: spans may have been lost, and nothing says where."""
    return [
        RowRepair(table.table_no, number, [], 0, "untyped", 0.0, is_certain=False, is_round_trip=True)
        for number, row in enumerate(table.grid, 1)
        if number > header_rows and not row[-1].text
    ]
