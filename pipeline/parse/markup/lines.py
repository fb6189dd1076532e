"""The lines of an article as the wiki's own table pass sees them: which table mark begins each.

Belongs here: recognising table marks and HTML table tags. Does not belong here: what hides marks (mask), the short way for
plain rows (rows), which mark closes what (build).
"""

from pipeline.parse.markup.attributes import BLANKS
from pipeline.parse.markup.build import Builder
from pipeline.parse.markup.mask import BLANK, OPAQUE, attribute_markup, mask_templates
from pipeline.parse.markup.rows import read_row, split_attributes, take_apart

_SPACE = " \t\r\0\v"
_PLAIN_STARTS = frozenset({"\n|", "\n!"})

TableTag = tuple[int, int, str, str, str]
"""An HTML table tag: start, end, slash of an end tag, name, attributes."""


def line_end(text: str, place: int) -> int:
    """Where the line of a place ends."""
    end = text.find("\n", place)
    return len(text) if end < 0 else end


class WikiTable:
    """What the wiki's own table pass knows of a table that it has open, whatever HTML stands in it."""

    __slots__ = ("has_cell", "has_row", "has_rows", "is_header", "row_attributes", "was_caption")

    def __init__(self) -> None:
        """Nothing is open."""
        self.has_cell = self.has_row = self.has_rows = self.was_caption = self.is_header = False
        self.row_attributes = ""


class Scanner:
    """One pass over the lines of an article; tells the builder about table marks."""

    def __init__(self, builder: Builder, tags: list[TableTag]) -> None:
        """Read the builder's article; `tags` are its HTML table tags."""
        self.builder = builder
        self.masked = builder.masked
        self.tags = tags
        self.tag_no = 0
        self.open: list[WikiTable] = []
        self.closing = self.opening = -1  # where the next table mark of each kind stands, once looked up
        self.is_template_free = False  # whether templates that hide marks have been masked

    def run(self) -> None:
        """Read the article."""
        place = 0
        size = len(self.masked)
        while place < size:
            if not self.open and not self.builder.stack:
                place = self._next_table(place)
                if place < 0:
                    break
            elif self.open and self.builder.stack:
                place = self._read_rows(place)
            place = self._read_line(place) + 1
        self._read_tags(size)
        while self.open:
            self._close_table(size, size)
        while self.builder.stack:
            self.builder.close_table(size, size)

    def _read_rows(self, place: int) -> int:  # noqa: C901, PLR0912 - the inner loop over rows
        """Read the rest of a table that holds no other one, row by row; gives where it stopped, at the start of a line."""
        masked, text = self.masked, self.builder.text
        table = self.builder.stack[-1]
        if self.closing < place:
            self.closing = masked.find("\n|}", place - 1) % (len(masked) + 1)
        if self.opening < place:
            self.opening = masked.find("{|", place) % (len(masked) + 1)
        tag = self.tags[self.tag_no][0] if self.tag_no < len(self.tags) else self.closing
        if min(self.opening, tag) < self.closing or table.cell is not None or table.is_caption or table.row is not None:
            return place
        wiki = self.open[-1]
        if wiki.has_cell or wiki.has_row or wiki.row_attributes:
            return place
        offset = place - 1
        self.builder.skip(offset, offset)
        for row in masked[offset : self.closing].split("\n|-"):
            end = offset + len(row)
            cells = read_row(row, text, offset, is_free=self.is_template_free)
            if cells is None:
                line = max(place, offset - 2)
                while line <= end:
                    line = self._read_line(line) + 1
                if self.masked is not masked or self.open[-1:] != [wiki]:
                    return line
            else:
                attributes = ""
                if offset >= place:
                    if wiki.has_cell or table.text_start < offset - 3:
                        self._open_row(offset - 3, offset, "")
                    wiki.has_rows = True
                if row[:2] not in _PLAIN_STARTS:
                    attributes, between = take_apart(row, text, offset)
                    self.builder.stray(between)
                if cells:
                    table.add_row(attributes, cells)
                    table.row = None
                    wiki.has_rows = True
                table.text_start = end
            offset = end + 3
        return min(self.closing + 1, len(masked))

    def _next_table(self, place: int) -> int:
        """Where the next line starts that opens a table or holds an HTML table tag, or -1."""
        masked = self.masked
        tag = self.tags[self.tag_no][0] if self.tag_no < len(self.tags) else -1
        while True:
            mark = masked.find("{|", place)
            if tag >= 0 and (mark < 0 or tag < mark):
                return max(place, masked.rfind("\n", place, tag) + 1)
            if mark < 0:
                return -1
            line = max(place, masked.rfind("\n", place, mark) + 1)
            if not masked[line:mark].strip(" \t\r\0\v:"):
                return line
            place = line_end(masked, mark) + 1
            if 0 <= tag < place:
                return line

    def _read_line(self, start: int) -> int:
        """Tell the builder what one line holds; gives where it ends."""
        masked = self.masked
        end = line_end(masked, start)
        if self.open and not self.is_template_free and masked.count("{{", start, end) != masked.count("}}", start, end):
            self._mask_templates(start)
            masked = self.masked
            end = line_end(masked, start)
        line = masked[start:end]
        stripped = line.lstrip(_SPACE)
        first = stripped[:1]
        before = max(start - 1, 0)
        if first in {":", "{"}:
            content = stripped.lstrip(":")
            content = content.lstrip(_SPACE)
            if content.startswith("{|"):
                mark = start + len(line) - len(content)
                self._read_tags(start)
                self.builder.open_table(before, mark, end, self._attributes(mark + 2, end))
                self._skip_tags(end)
                self.open.append(WikiTable())
                return end
        if self.open and (first in {"|", "!"}):
            mark = start + len(line) - len(stripped)
            second = stripped[1:2]
            self._read_tags(start)
            if first == "|" and second == "}":
                self._close_table(before, mark + 2)
            elif first == "|" and second == "-":
                self._open_row(before, end, self._attributes(mark + len(stripped) - len(stripped[1:].lstrip("-")), end))
                self._skip_tags(end)
            else:
                self._read_cells(before, mark, end, first)
        self._read_tags(end)
        return end

    def _attributes(self, start: int, end: int) -> str:
        """The attribute list that stands between two places."""
        written = self.masked[start:end]
        if OPAQUE in written:
            written = attribute_markup(self.builder.text[start:end])
        return written.replace(BLANK, "").strip(BLANKS)

    def _open_row(self, start: int, stop: int, attributes: str) -> None:
        """A row mark: the wiki ends the cell and row that it has open itself."""
        wiki = self.open[-1]
        if wiki.was_caption:
            self.builder.close_caption(start, stop)
        elif wiki.has_cell:
            self.builder.close_cell(start, stop, is_header=wiki.is_header)
        if wiki.has_row:
            self.builder.close_row(start, stop)
        self.builder.skip(start, stop)
        wiki.has_cell = wiki.has_row = wiki.was_caption = False
        wiki.has_rows = True
        wiki.row_attributes = attributes

    def _close_table(self, start: int, stop: int) -> None:
        """A table's end: one without a row gets an empty one."""
        if not self.open.pop().has_rows:
            self.builder.open_row(start, start, "")
            self.builder.open_cell(start, start, "", is_header=False)
        self.builder.close_table(start, stop)

    def _read_cells(self, before: int, mark: int, end: int, first: str) -> None:
        """Tell the builder of the cells (or captions) of one line."""
        masked = self.masked
        wiki = self.open[-1]
        is_caption = first == "|" and masked.startswith("+", mark + 1)
        is_header = first == "!"
        place = mark + (2 if is_caption else 1)
        offset = place
        body = masked[place:end]
        if is_header and "!!" in body:
            body = body.replace("!!", "||")
        while place <= end:
            depth = 0
            seen = place
            stop = body.find("||", place - offset)
            while stop >= 0 and not self.is_template_free:
                depth += body.count("{{", seen - offset, stop) - body.count("}}", seen - offset, stop)
                if depth <= 0:
                    break
                seen = offset + stop
                stop = body.find("||", stop + 2)
            stop = end if stop < 0 else offset + stop
            self._read_tags(place)
            attributes, length = split_attributes(body[place - offset : stop - offset])
            if OPAQUE in attributes:
                attributes = self._attributes(place, place + length - 1)
            begin = place + length
            if is_caption:
                self.builder.open_caption(before, begin, attributes)
            else:
                if not wiki.has_row:
                    self.builder.open_row(before, begin, wiki.row_attributes)
                self.builder.open_cell(before, begin, attributes, is_header=is_header)
                wiki.has_row = wiki.has_rows = True
                wiki.row_attributes = ""
                wiki.is_header = is_header
            wiki.has_cell = True
            wiki.was_caption = is_caption
            self._skip_tags(begin)
            before = stop
            place = stop + 2

    def _mask_templates(self, start: int) -> None:
        """From here on, hide the templates that hold line breaks or double marks."""
        self.masked = mask_templates(self.masked, start)
        self.builder.masked = self.masked
        self.is_template_free = True

    def _skip_tags(self, end: int) -> None:
        """HTML tags inside an attribute list say nothing."""
        while self.tag_no < len(self.tags) and self.tags[self.tag_no][0] < end:
            self.tag_no += 1

    def _read_tags(self, end: int) -> None:
        """Tell the builder of the HTML table tags up to `end`."""
        while self.tag_no < len(self.tags) and self.tags[self.tag_no][0] < end:
            start, stop, slash, name, attributes = self.tags[self.tag_no]
            self.tag_no += 1
            if slash:
                self._close_tag(name, start, stop)
            elif name == "table":
                self.builder.open_table(start, start, stop, attributes)
            elif name == "tr":
                self.builder.open_row(start, stop, attributes)
            elif name == "caption":
                self.builder.open_caption(start, stop, attributes)
            else:
                self.builder.open_cell(start, stop, attributes, is_header=name == "th")

    def _close_tag(self, name: str, start: int, stop: int) -> None:
        """An HTML end tag."""
        if name == "table":
            self.builder.close_table(start, stop)
        elif name == "tr":
            self.builder.close_row(start, stop)
        elif name == "caption":
            self.builder.close_caption(start, stop)
        else:
            self.builder.close_cell(start, stop, is_header=name == "th")
