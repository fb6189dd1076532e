"""The lines of an article as the wiki's own table pass sees them: which table mark begins each.

Belongs here: recognising table marks and HTML table tags. Does not belong here: what hides marks (mask), the short way for
plain rows (rows), which mark closes what (build).
"""

import re

from pipeline.parse.build import Builder
from pipeline.parse.mask import mask_templates
from pipeline.parse.rows import read_row, split_attributes

_SPACE = " \t\r\0\v"
_TAGGED = re.compile(r"<[^<>]*>")

TableTag = tuple[int, int, str, str, str]
"""An HTML table tag: start, end, slash of an end tag, name, attributes."""


def line_end(text: str, place: int) -> int:
    """Where the line of a place ends."""
    end = text.find("\n", place)
    return len(text) if end < 0 else end


class Scanner:
    """One pass over the lines of an article; tells the builder about table marks."""

    def __init__(self, builder: Builder, tags: list[TableTag]) -> None:
        """Read the builder's article; `tags` are its HTML table tags."""
        self.builder = builder
        self.masked = builder.masked
        self.tags = tags
        self.tag_no = 0
        self.level = 0
        self.closing = self.opening = -1  # where the next table mark of each kind stands, once looked up
        self.is_template_free = False  # whether templates that hide marks have been masked

    def run(self) -> None:
        """Read the article."""
        place = 0
        size = len(self.masked)
        while place < size:
            if self.level == 0 and not self.builder.stack:
                place = self._next_table(place)
                if place < 0:
                    break
            elif self.level and self.builder.stack:
                place = self._read_rows(place)
            place = self._read_line(place) + 1
        self._read_tags(size)
        while self.builder.stack:
            self.builder.close_table(size, size)

    def _read_rows(self, place: int) -> int:
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
        offset = place - 1
        for row in masked[offset : self.closing].split("\n|-"):
            end = offset + len(row)
            cells = read_row(row, text, offset, is_free=self.is_template_free)
            if cells is None:
                line = max(place, offset - 2)
                while line <= end:
                    line = self._read_line(line) + 1
                if self.masked is not masked:
                    return line
            else:
                self.builder.open_row(offset - 3)
                if cells:
                    table.groups[-1].append(cells)
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
        if self.level and not self.is_template_free and masked.count("{{", start, end) != masked.count("}}", start, end):
            self._mask_templates(start)
            masked = self.masked
            end = line_end(masked, start)
        line = masked[start:end]
        stripped = line.lstrip(_SPACE)
        first = stripped[:1]
        if first in {":", "{"}:
            content = stripped.lstrip(":")
            content = content.lstrip(_SPACE)
            if content.startswith("{|"):
                mark = start + len(line) - len(content)
                self._read_tags(start)
                self.builder.open_table(mark)
                self._skip_tags(end)
                self.level += 1
                return end
        if self.level and (first in {"|", "!"}):
            mark = start + len(line) - len(stripped)
            second = stripped[1:2]
            if first == "|" and second == "}":
                self._read_tags(start)
                self.builder.close_table(max(start - 1, 0), mark + 2)
                self.level -= 1
            elif first == "|" and second == "-":
                self._read_tags(start)
                self.builder.open_row(start - 1)
                self._skip_tags(end)
            else:
                self._read_cells(start, mark, end, first)
        self._read_tags(end)
        return end

    def _read_cells(self, start: int, mark: int, end: int, first: str) -> None:
        """Tell the builder of the cells (or captions) of one line."""
        self._read_tags(start)
        masked = self.masked
        is_caption = first == "|" and masked.startswith("+", mark + 1)
        is_header = first == "!"
        place = mark + (2 if is_caption else 1)
        before = start - 1
        offset = place
        body = masked[place:end]
        if is_header and "!!" in body:
            body = _double_marks(body)
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
            if is_caption:
                self.builder.open_caption(before, place)
            else:
                attributes, start = split_attributes(masked[place:stop])
                self.builder.open_cell(before, place + start, attributes, is_header=is_header)
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
                self.builder.open_table(start)
            elif name == "tr":
                self.builder.open_row(start)
            elif name == "caption":
                self.builder.open_caption(start, stop)
            elif name in {"td", "th"}:
                self.builder.open_cell(start, stop, attributes.strip(), is_header=name == "th")
            else:
                self.builder.open_group(start)

    def _close_tag(self, name: str, start: int, stop: int) -> None:
        """An HTML end tag."""
        if name == "table":
            self.builder.close_table(start, stop)
        elif name == "tr":
            self.builder.open_row(start)
        elif name in {"td", "th", "caption"}:
            self.builder.close_text(start)
        else:
            self.builder.open_group(start)


def _double_marks(body: str) -> str:
    """Header cells on one line may be parted by `!!` as well, but not inside an HTML tag."""
    if "<" not in body:
        return body.replace("!!", "||")
    pieces = []
    done = 0
    for tag in _TAGGED.finditer(body):
        pieces.append(body[done : tag.start()].replace("!!", "||"))
        pieces.append(tag.group())
        done = tag.end()
    pieces.append(body[done:].replace("!!", "||"))
    return "".join(pieces)
