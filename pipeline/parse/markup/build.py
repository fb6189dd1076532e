"""Tables as a browser builds them from the wiki's HTML: opened and closed tables, rows and cells, in document order.

Belongs here: which mark closes what, nesting, captions, row groups, text that stands in no cell. Does not belong here:
recognising marks (lines) and expanding spans (rectangle).
"""

from typing import TYPE_CHECKING

from pipeline.parse.markup.mask import BLANK

if TYPE_CHECKING:
    from pipeline.parse.markup.table import Written

_LINE_MARKS = "*#:;=-"  # they mean something at the start of a line only
_MOVABLE = "{|!-+}="
_MOST_MOVED = 9


def trim(written: str) -> str:
    """Markup without white space at its ends, but for a line break before a mark that means something at a line's start."""
    markup = written.strip()
    if markup and markup[0] in _LINE_MARKS and written[: written.find(markup[0])].endswith("\n"):
        return "\n" + markup
    return markup


def join(pieces: list[str]) -> str:
    """Pieces of one cell's markup, parted by tables in it, as one."""
    markup = ""
    for piece in pieces:
        if piece:
            markup += (" " if piece[0] in _LINE_MARKS else "\n") + piece if markup else piece
    return markup


class OpenTable:
    """A table while it is read: its row groups so far, and what is open in it."""

    __slots__ = (
        "attributes", "captions", "cell", "end", "groups", "is_caption", "number", "parent", "pieces", "row", "row_attributes", "start",
        "stray", "text_start",
    )  # fmt: skip

    def __init__(self, number: int, start: int, parent: int | None, attributes: str) -> None:
        """Nothing is read yet."""
        self.number = number
        self.start = start
        self.end = start
        self.parent = parent
        self.attributes = attributes
        self.groups: list[list[list[Written]]] = [[]]
        self.row_attributes: list[str] = []  # of every row of every group
        self.captions: list[tuple[str, str]] = []  # markup and attributes
        self.stray: list[str] = []  # what stands in no cell
        self.row: list[Written] | None = None
        self.cell: tuple[str, bool] | None = None  # attributes and header of the open cell
        self.is_caption = False
        self.pieces: list[str] = []
        self.text_start = 0

    def add_row(self, attributes: str, cells: "list[Written]") -> None:
        """A row, of which all cells or none are known."""
        self.row = cells
        self.groups[-1].append(cells)
        self.row_attributes.append(attributes)


class Builder:
    """Takes table events in document order, gives the tables in the order in which they were opened.

    `start` and `stop` of an event are where its mark begins and ends: what stands before the mark belongs to what was open.
    """

    def __init__(self, text: str, masked: str) -> None:
        """`masked` is the article with what hides table marks blanked out."""
        self.text = text
        self.masked = masked
        self.tables: list[OpenTable] = []
        self.stack: list[OpenTable] = []

    def open_table(self, start: int, mark: int, stop: int, attributes: str) -> None:
        """A table starts: inside the open cell or caption, else it ends the table it stands in. Its own mark is at `mark`."""
        if self.stack and not self._holds_text(self.stack[-1]):
            self.close_table(start, start)
        parent = None
        if self.stack:
            self.skip(start, stop)
            parent = self.stack[-1].number
        table = OpenTable(len(self.tables) + 1, mark, parent, attributes)
        table.text_start = stop
        self.tables.append(table)
        self.stack.append(table)

    def close_table(self, start: int, stop: int) -> None:
        """The innermost table ends."""
        if self.stack:
            self._close_text(start, stop)
            table = self.stack.pop()
            table.end = stop
            if self.stack:
                self.stack[-1].text_start = stop

    def open_row(self, start: int, stop: int, attributes: str) -> None:
        """A row starts."""
        if self.stack:
            self._close_text(start, stop)
            self.stack[-1].add_row(attributes, [])

    def close_row(self, start: int, stop: int) -> None:
        """The open row and cell end."""
        if self.stack and self.stack[-1].row is not None:
            self._close_text(start, stop)
            self.stack[-1].row = None

    def open_cell(self, start: int, stop: int, attributes: str, *, is_header: bool) -> None:
        """A cell starts."""
        if self.stack:
            self._close_text(start, stop)
            table = self.stack[-1]
            if table.row is None:
                table.add_row("", [])
            table.cell = (attributes, is_header)

    def close_cell(self, start: int, stop: int, *, is_header: bool) -> None:
        """A cell of that kind ends, if it is open."""
        if self.stack and self.stack[-1].cell is not None and self.stack[-1].cell[1] == is_header:
            self._close_text(start, stop)

    def open_caption(self, start: int, stop: int, attributes: str) -> None:
        """A caption starts; it ends the row and row group, and the spans that reach down in it."""
        if self.stack:
            self._close_text(start, stop)
            table = self.stack[-1]
            table.row = None
            if table.groups[-1]:
                table.groups.append([])
            table.is_caption = True
            table.captions.append(("", attributes))

    def close_caption(self, start: int, stop: int) -> None:
        """The open caption ends."""
        if self.stack and self.stack[-1].is_caption:
            self._close_text(start, stop)

    def skip(self, start: int, stop: int) -> None:
        """What stands between two places is a mark that is no part of any text."""
        table = self.stack[-1] if self.stack else None
        if table is not None:
            if start > table.text_start:
                piece = self.slice(table.text_start, start)
                if piece:
                    self._write(piece)
            table.text_start = stop

    def _write(self, piece: str) -> None:
        """Text goes to the open cell or caption of the innermost table; where there is none, a browser moves it before the table."""
        for table in reversed(self.stack):
            if self._holds_text(table):
                table.pieces.append(piece)
                return
        self.stack[0].stray.append(piece)

    def stray(self, piece: str) -> None:
        """Text between the marks of the innermost table, in no cell."""
        markup = trim(piece)
        if markup:
            self._write(markup)

    def _close_text(self, start: int, stop: int) -> None:
        """What is open in the innermost table, or stands outside of its cells, ends."""
        self.skip(start, stop)
        table = self.stack[-1]
        if not self._holds_text(table):
            return
        pieces = table.pieces
        markup = (pieces[0] if len(pieces) == 1 else join(pieces)) if pieces else ""
        table.pieces = []
        if table.cell is not None and table.row is not None:
            attributes, is_header = table.cell
            table.row.append((markup, attributes, is_header))
            table.cell = None
        else:
            table.captions[-1] = (markup, table.captions[-1][1])
            table.is_caption = False

    def slice(self, start: int, end: int) -> str:
        """The article's own markup between two places, white space at its ends left out."""
        masked, text = self.masked, self.text
        if BLANK not in masked[max(start - _MOST_MOVED, 0) : end]:
            return trim(text[start:end])
        first, last = start, end  # marks before what was blanked out were moved behind it
        while first < end and masked[first] in _MOVABLE:
            first += 1
        while last > first and masked[last - 1] in _MOVABLE:
            last -= 1
        stop = last if last == first or masked[last - 1] != BLANK else first + len(masked[first:last].rstrip(BLANK))
        head, tail = masked[start:first], masked[last:end]
        if "{{" in head and head != text[start:first]:  # braces by template are text
            head = head.replace("{{", "{{((}}")
        if "}}" in tail and "}}" not in text[last:end]:
            tail = tail.replace("}}", "{{))}}")
        elif "}}" in tail and "|" not in text[stop:end]:  # a bar by template at the end of an argument
            tail = tail.replace("|", "{{!}}")
        return trim(head + text[first:stop] + tail)

    @staticmethod
    def _holds_text(table: OpenTable) -> bool:
        """Whether a cell or caption is open."""
        return table.cell is not None or table.is_caption
