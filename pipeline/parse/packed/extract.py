"""The flattened format: a title, `- Param Name: value` lines, headings, prose and `| a | b |` rows, with spans and styles lost.

Belongs here: cutting such a text into a Document. Does not belong here: putting packed rows back in their columns (repair)
or reading values.
"""

import re
from dataclasses import dataclass, field

from pipeline.parse.markup.legend import read_legend
from pipeline.parse.markup.sentences import read_sentences
from pipeline.parse.markup.table import Cell, Content, Document, InfoboxField, Note, Table
from pipeline.parse.packed.flatten import content, split_row
from pipeline.parse.packed.repair import repair_tables

INFOBOX = "Infobox racing driver"
LOSSES = frozenset({"style", "templates", "spans"})
_HEADING = re.compile(r"^(={1,6})\s*(.*?)\s*\1$")
_PARAMETER = re.compile(r"^-\s+([^:]{1,60}):(?:\s+(.*))?$")
_NOTE = re.compile(r"^(?:\^\{([^{}]{1,12})\}|([†‡§])(?!\w)|(\*)(?=\s*seasons?\b))\s*(.*)$", re.IGNORECASE)
_KEY = re.compile(r"^\(?\s*(?:key\b|races? in (?:bold|italics?)\b)", re.IGNORECASE)
_NAME_LENGTH = 80


@dataclass(slots=True)
class _Reader:
    """What has been read so far, and what the next line belongs to."""

    document: Document
    headings: list[tuple[int, str]] = field(default_factory=list)
    paragraph: list[str] = field(default_factory=list)
    paragraphs: list[tuple[str, str]] = field(default_factory=list)
    rows: list[str] = field(default_factory=list)
    row_start: int = 0
    key_line: str = ""
    last_table: int | None = None

    @property
    def section(self) -> str:
        """The nearest heading."""
        return self.headings[-1][1] if self.headings else ""

    def close_paragraph(self) -> None:
        """The lines gathered become one paragraph."""
        if self.paragraph:
            self.paragraphs.append((self.section, " ".join(self.paragraph)))
            self.paragraph = []

    def close_table(self, end: int) -> None:
        """The rows gathered become a table, still packed."""
        if not self.rows:
            return
        number = len(self.document.tables) + 1
        table = packed_table(number, self.rows)
        table.section, table.section_path = self.section, tuple(text for level, text in self.headings if level > 1)
        table.start, table.end = self.row_start, end
        self.document.tables.append(table)
        if self.key_line:
            self.document.legends[number] = read_legend(self.key_line)
        self.last_table = number
        self.rows = []
        self.key_line = ""

    def close(self, end: int) -> None:
        """End whatever is open."""
        self.close_paragraph()
        self.close_table(end)


def packed_table(table_no: int, lines: list[str]) -> Table:
    """A table of these `| a | b |` lines as they stand: short rows padded with missing cells to the width of the widest."""
    rows = [split_row(line) for line in lines]
    width = max(map(len, rows))
    grid = []
    for row_no, texts in enumerate(rows, 1):
        cells = [Cell(text, row_no, column, is_header=row_no == 1, content=content(text)) for column, text in enumerate(texts, 1)]
        cells += [Cell("", row_no, column, is_missing=True, content=Content("")) for column in range(len(texts) + 1, width + 1)]
        grid.append(cells)
    return Table(table_no, grid)


def read_document(title: str, text: str) -> Document:
    """Read a flattened article; nothing in it is an error, what cannot be placed is prose.

    Linear in the text. Rows of known tables are put back in their columns (`document.repairs` says how).
    """
    document = Document(title, "extract", losses=LOSSES)
    reader = _Reader(document)
    offset = 0
    for raw in text.split("\n"):
        _read_line(reader, raw.strip(), offset)
        offset += len(raw) + 1
    reader.close(len(text))
    document.sentences = read_sentences(reader.paragraphs)
    repair_tables(document)
    return document


def _read_line(reader: _Reader, line: str, offset: int) -> None:
    if line.startswith("|"):
        reader.close_paragraph()
        if not reader.rows:
            reader.row_start = offset
        reader.rows.append(line)
        return
    reader.close_table(offset)
    if not line:
        reader.close_paragraph()
    elif found := _HEADING.match(line):
        reader.close_paragraph()
        _read_heading(reader, len(found[1]), found[2])
    elif not reader.headings and (found := _PARAMETER.match(line)):
        _read_parameter(reader, found[1], found[2] or "")
    elif reader.last_table and (found := _NOTE.match(line)):
        reader.document.notes.append(Note(reader.last_table, found[1] or found[2] or found[3], found[4]))
    elif _KEY.match(line):
        reader.close_paragraph()
        reader.key_line = f"{reader.key_line} {line}".strip()
    else:
        reader.paragraph.append(line)


def _read_heading(reader: _Reader, level: int, text: str) -> None:
    reader.last_table = None
    reader.key_line = ""
    if level == 1:
        return
    reader.headings = [*((above, name) for above, name in reader.headings if above < level), (level, text)]


def _read_parameter(reader: _Reader, name: str, value: str) -> None:
    """One infobox line; a short line right above the first one is the infobox's own title."""
    fields = reader.document.fields
    if not fields and len(reader.paragraph) == 1 and len(reader.paragraph[0]) <= _NAME_LENGTH:
        heading = reader.paragraph.pop()
        fields.append(InfoboxField(1, INFOBOX, "name", heading, content(heading)))
    reader.close_paragraph()
    fields.append(InfoboxField(1, INFOBOX, " ".join(name.lower().split()), value, content(value)))
