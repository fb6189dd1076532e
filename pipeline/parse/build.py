"""Tables as a browser builds them from the wiki's HTML: opened and closed tables, rows and cells, in document order.

Belongs here: which mark closes what, nesting, captions, row groups. Does not belong here: recognising marks (lines) and
expanding spans (rectangle).
"""

from typing import TYPE_CHECKING

from pipeline.parse.mask import BLANK

if TYPE_CHECKING:
    from pipeline.parse.table import Written

_LINE_MARKS = "*#:;="  # they mean something at the start of a line only


def trim(written: str) -> str:
    """Markup without white space at its ends, but for a line break before a mark that means something at a line's start."""
    markup = written.strip()
    if markup and markup[0] in _LINE_MARKS and "\n" in written[: written.find(markup[0])]:
        return "\n" + markup
    return markup


class OpenTable:
    """A table while it is read: its row groups so far, and what is open in it."""

    __slots__ = ("captions", "cell", "end", "groups", "is_caption", "number", "parent", "pieces", "row", "start", "text_start")

    def __init__(self, number: int, start: int, parent: int | None) -> None:
        """Nothing is read yet."""
        self.number = number
        self.start = start
        self.end = start
        self.parent = parent
        self.groups: list[list[list[Written]]] = [[]]
        self.captions: list[str] = []
        self.row: list[Written] | None = None
        self.cell: tuple[str, bool] | None = None  # attributes and header of the open cell
        self.is_caption = False
        self.pieces: list[str] = []
        self.text_start = 0


class Builder:
    """Takes table events in document order, gives the tables in the order in which they were opened."""

    def __init__(self, text: str, masked: str) -> None:
        """`masked` is the article with what hides table marks blanked out."""
        self.text = text
        self.masked = masked
        self.tables: list[OpenTable] = []
        self.stack: list[OpenTable] = []

    def open_table(self, start: int) -> None:
        """A table starts at `start`: inside the open cell or caption, else it ends the table it stands in."""
        if self.stack and not self._holds_text(self.stack[-1]):
            self.close_table(start, start)
        parent = None
        if self.stack:
            outer = self.stack[-1]
            outer.pieces.append(self.slice(outer.text_start, start))
            parent = outer.number
        table = OpenTable(len(self.tables) + 1, start, parent)
        self.tables.append(table)
        self.stack.append(table)

    def close_table(self, start: int, end: int) -> None:
        """The innermost table ends: its last text at `start`, its markup at `end`."""
        if not self.stack:
            return
        self.close_text(start)
        table = self.stack.pop()
        table.end = end
        if self.stack:
            self.stack[-1].text_start = end

    def open_row(self, start: int) -> None:
        """A row starts; the open cell and row end at `start`."""
        if self.stack:
            self.close_text(start)
            table = self.stack[-1]
            table.row = None

    def open_group(self, start: int) -> None:
        """A row group (`<tbody>`, or what follows a caption) starts; spans end there."""
        if self.stack:
            self.open_row(start)
            if self.stack[-1].groups[-1]:
                self.stack[-1].groups.append([])

    def open_cell(self, start: int, text_start: int, attributes: str, *, is_header: bool) -> None:
        """A cell starts: the text before it ends at `start`, its own begins at `text_start`."""
        if not self.stack:
            return
        table = self.stack[-1]
        if table.cell is not None or table.is_caption:
            self.close_text(start)
        if table.row is None:
            table.row = []
            table.groups[-1].append(table.row)
        table.cell = (attributes, is_header)
        table.text_start = text_start

    def open_caption(self, start: int, text_start: int) -> None:
        """A caption starts; it ends the row and row group."""
        if self.stack:
            self.open_group(start)
            table = self.stack[-1]
            table.is_caption = True
            table.text_start = text_start

    def close_text(self, end: int) -> None:
        """The open cell or caption of the innermost table ends at `end`."""
        if not self.stack:
            return
        table = self.stack[-1]
        if not self._holds_text(table):
            return
        markup = self.slice(table.text_start, end)
        if table.pieces:
            markup = "\n".join([*(piece for piece in table.pieces if piece), markup]).strip()
            table.pieces = []
        if table.cell is not None and table.row is not None:
            attributes, is_header = table.cell
            table.row.append((markup, attributes, is_header))
            table.cell = None
        else:
            table.captions.append(markup)
            table.is_caption = False

    def slice(self, start: int, end: int) -> str:
        """The article's own markup between two places, white space at its ends left out."""
        if end > start and self.masked[end - 1] == BLANK:  # the mark that ends it was written further left
            end = start + len(self.masked[start:end].rstrip(BLANK))
        return trim(self.text[start:end])

    @staticmethod
    def _holds_text(table: OpenTable) -> bool:
        """Whether a cell or caption is open."""
        return table.cell is not None or table.is_caption
