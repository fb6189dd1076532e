"""The table and document model that both front-ends fill and every claim reader reads.

Belongs here: the plain data structures between markup and claims (Run, Content, Cell, Table, Document).
Does not belong here: reading markup (scan, inline, wikitext, extract) or giving values a meaning (values, summary, grid).
"""

from dataclasses import dataclass, field
from typing import NamedTuple

from pipeline.parse.markup.attributes import background

BOLD = 1
ITALIC = 2
SMALL = 4
SUP = 8
SUB = 16
STRUCK = 32
HIDDEN = 64


class Run(NamedTuple):
    """A stretch of visible text of one style: `text`, `style` (bits above), `link` (target or ''), `line` (from 0, `<br>` adds 1)."""

    text: str
    style: int
    link: str
    line: int


class Unread(NamedTuple):
    """A template whose value lives outside the article: its `template` name and its whole `call`, braces included."""

    template: str
    call: str


class Picture(Unread):
    """A template that shows a picture: what it means is unread only where its cell shows nothing else."""

    __slots__ = ()


class Content(NamedTuple):
    """What a cell's markup says.

    `text` is the visible text (lines joined by one blank, note markers such as `[1]` left out, `†`, `‡`, `*` kept);
    `runs` the same by style, link and line; `colour` six upper-case hex digits or '' where a template writes the cell's
    background; `marks` the footnote marks († ‡ * and `note:<group>:<name>` of `{{efn}}`/`<ref>`); `flags` what a
    template says outright (`pole`, `fastest_lap`); `unread` the calls that hold a value which is not in the article.
    """

    text: str
    runs: tuple[Run, ...] = ()
    colour: str = ""
    marks: tuple[str, ...] = ()
    flags: frozenset[str] = frozenset()
    unread: tuple[Unread, ...] = ()


Written = tuple[str, str, bool]
"""A cell as written: its markup, its attribute list and whether it is a header cell."""


class Cell:
    """One source cell of a table: where it was written, how far it spans, what it says.

    The rectangle holds the same Cell object at each place that the cell covers, so `row_no` and `column_no` are the
    origin of all of them. `source_column_no` is its place in the row as written (differs in packed rows).
    `is_missing` marks padding that makes a short row as wide as its table. All numbers count from 1. `row_attributes` is the
    attribute list of the row in which it was written.
    """

    __slots__ = (
        "attributes",
        "colspan",
        "column_no",
        "content",
        "is_header",
        "is_missing",
        "markup",
        "row_attributes",
        "row_no",
        "rowspan",
        "source_column_no",
    )

    def __init__(  # noqa: PLR0913, PLR0917 - a plain record, built in one place for each front-end
        self,
        markup: str,
        row_no: int,
        column_no: int,
        content: Content,
        source_column_no: int = 0,
        attributes: str = "",
        is_header: bool = False,  # noqa: FBT001, FBT002 - by place, as all the rest: there are tens of thousands
        row_attributes: str = "",
        is_missing: bool = False,  # noqa: FBT001, FBT002
        rowspan: int = 1,
        colspan: int = 1,
    ) -> None:
        """A cell that says `content`, mostly what its markup decodes to."""
        self.markup = markup
        self.attributes = attributes
        self.row_attributes = row_attributes
        self.row_no = row_no
        self.column_no = column_no
        self.source_column_no = source_column_no or column_no
        self.is_header = is_header
        self.is_missing = is_missing
        self.rowspan = rowspan
        self.colspan = colspan
        self.content = content

    def say(self, content: Content) -> None:
        """Let the cell say what its markup only refers to."""
        self.content = content

    @property
    def text(self) -> str:
        """The visible text."""
        return self.content.text

    @property
    def colour(self) -> str:
        """The background as six upper-case hex digits, or '': from `style`, `bgcolor`, a template that writes it, or the row's own."""
        own = (background(self.attributes) if self.attributes else "") or self.content.colour
        return own or (background(self.row_attributes) if self.row_attributes else "")


class Table:
    """One wikitable as its true rectangle.

    `grid[r][c]` is the Cell that covers row r+1, column c+1. `section` is the visible text of the nearest heading above,
    `section_path` all headings from level 2 down. `start` and `end` are character offsets in the source, so that the
    key line above and the notes below can be found. `parent_no` is the table_no of the table a nested one stands in.
    `attributes`, `row_attributes` (one for each row) and `caption_attributes` are attribute lists as written; `stray` is the
    markup that stands in no cell, further captions included (text of a nested table's kind stands in the cell around it).
    """

    __slots__ = (
        "_grid", "_written", "attributes", "caption", "caption_attributes", "end", "parent_no", "row_attributes", "section",
        "section_path", "start", "stray", "table_no",
    )  # fmt: skip

    def __init__(  # noqa: PLR0913 - a plain record
        self,
        table_no: int,
        grid: list[list[Cell]] | None = None,
        *,
        written: list[list[Written]] | None = None,
        section: str = "",
        section_path: tuple[str, ...] = (),
        caption: str = "",
        parent_no: int | None = None,
        start: int = 0,
        end: int = 0,
        attributes: str = "",
        row_attributes: list[str] | None = None,
        caption_attributes: str = "",
        stray: tuple[str, ...] = (),
    ) -> None:
        """A table of Cell objects (`grid`), or of written cells that become such on demand."""
        self.table_no = table_no
        self._grid = grid
        self._written = written or []
        self.section = section
        self.section_path = section_path
        self.caption = caption
        self.parent_no = parent_no
        self.start = start
        self.end = end
        self.attributes = attributes
        self.row_attributes = row_attributes or [""] * self.row_count
        self.caption_attributes = caption_attributes
        self.stray = stray

    @property
    def grid(self) -> list[list[Cell]]:
        """The rectangle of cells; made when it is first asked for, as texts can be read without."""
        if self._grid is None:
            from pipeline.parse.markup.rectangle import to_cells  # noqa: PLC0415 - rectangle builds on this module

            self._grid = to_cells(self._written, self.row_attributes)
            self._written = []
        return self._grid

    @property
    def row_count(self) -> int:
        """Rows of the rectangle, headers and footers counted."""
        return len(self._written if self._grid is None else self._grid)

    @property
    def column_count(self) -> int:
        """Columns of the rectangle."""
        rows = self._written if self._grid is None else self._grid
        return len(rows[0]) if rows else 0

    def texts(self) -> list[list[str]]:
        """The rectangle as visible text: equally long rows, spans expanded, captions not counted."""
        if self._grid is not None:
            return [[cell.content.text for cell in row] for row in self._grid]
        from pipeline.parse.markup.inline import decode  # noqa: PLC0415 - inline builds on this module

        return [[decode(markup).text if markup else "" for markup, _, _ in row] for row in self._written]


@dataclass(slots=True)
class InfoboxField:
    """One parameter of an infobox: `block_no` counts the (nested) infobox templates of the article from 1 in document order."""

    block_no: int
    template: str
    field: str
    markup: str
    content: Content


@dataclass(slots=True)
class Sentence:
    """One sentence of the prose: `sentence_no` and `paragraph_no` count from 1 over the article, `section` is the nearest heading."""

    sentence_no: int
    section: str
    text: str
    paragraph_no: int = 0


@dataclass(slots=True)
class Note:
    """A footnote under a table (or named elsewhere): `mark` is † ‡ * or `note:<group>:<name>`; `table_no` None where it has no table."""

    table_no: int | None
    mark: str
    text: str


@dataclass(slots=True)
class Legend:
    """What the key line above a table says: whether bold is a pole and italics a fastest lap, and the line itself.

    `family` is the kind of legend that the line links to (f1, motorsport, nascar, open_wheel, ec, kart, motorcycle, rally
    or ''), which decides what a colour means; in some families italics are poles too, and a raised number is a sprint's result.
    """

    bold_is_pole: bool = False
    italic_is_fastest_lap: bool = False
    text: str = ""
    family: str = ""
    italic_is_pole: bool = False
    superscript_is_sprint: bool = False


@dataclass(slots=True)
class RowRepair:
    """How one packed row was put back in its columns (flattened articles only); see staging.row_repair."""

    table_no: int
    row_no: int
    swallowed: list[str]
    alignments: int
    rule: str
    margin: float
    is_certain: bool
    is_round_trip: bool


@dataclass(slots=True)
class Document:
    """An article as its front-end read it, before any value has a meaning. Same shape for wikitext and extract.

    `oversized` says of each table beyond the cell budget where it is, and `losses` names what the format cannot show: `style`
    (colour, bold, italics), `templates`, `spans`; `rules_used` the rule tables' stems and keys that reading the structure took;
    `meanings` what the marks of each table mean, once the notes are complete and somebody asked (notes.meanings_of).
    """

    title: str
    format: str
    tables: list[Table] = field(default_factory=list)
    fields: list[InfoboxField] = field(default_factory=list)
    sentences: list[Sentence] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    legends: dict[int, Legend] = field(default_factory=dict)
    repairs: list[RowRepair] = field(default_factory=list)
    losses: frozenset[str] = frozenset()
    oversized: list[str] = field(default_factory=list)
    rules_used: list[tuple[str, str]] = field(default_factory=list)
    meanings: dict[int | None, dict[str, str]] | None = None
