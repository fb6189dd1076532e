"""Wikitext to tables: a line scanner that sees what the wiki's own table pass sees, once over the article.

Belongs here: recognising table marks, and putting tables under their headings. Does not belong here: what hides marks
(mask), which mark closes what (build), spans (rectangle), and what a cell says (inline).
"""

import re
from bisect import bisect_right
from typing import NamedTuple

from pipeline.parse.build import Builder, OpenTable
from pipeline.parse.crossing import join_links
from pipeline.parse.errors import TableTooLarge
from pipeline.parse.inline import decode
from pipeline.parse.mask import mask, mask_templates
from pipeline.parse.rectangle import OverBudget, expand
from pipeline.parse.rows import read_row, split_attributes
from pipeline.parse.table import Table, Written

CELL_BUDGET = 1_000_000

_SPACE = " \t\r\0\v"
_HTML = re.compile(r"<(/?)(table|caption|thead|tbody|tfoot|tr|td|th)(?=[\s/>])([^<>]*)>", re.IGNORECASE)
_HEADING = re.compile(r"(={1,6})(.+?)\1[ \t\0\r]*$")
_CROSSING = re.compile(r"\[\[[^\[\]]*(?:\|\||!!|\n[ \t\0]*[|!])")  # a link that a table mark cuts
_TAGGED = re.compile(r"<[^<>]*>")


class Heading(NamedTuple):
    """A heading line: where it starts, its level, its visible text."""

    start: int
    level: int
    text: str


class Scan(NamedTuple):
    """What an article's markup holds: its tables, and the errors of those that are beyond the cell budget."""

    tables: list[Table]
    errors: list[TableTooLarge]


def read_tables(wikitext: str) -> list[Table]:
    """The tables of an article in document order, nested ones after their parent.

    A table that shows nothing at all (no cell with text, nothing unread) is left out, as a reader does not see it.
    Errors: TableTooLarge names the first table whose spans need more places than the cell budget.
    """
    tables, errors = scan_tables(wikitext)
    if errors:
        raise errors[0]
    return tables


def scan_tables(wikitext: str) -> Scan:
    """Like read_tables, but tables beyond the cell budget are listed instead of raised."""
    html = _HTML.search(wikitext)
    if html is None and not any(mark in wikitext for mark in ("{|", "{{(!", "{{{!")):
        return Scan([], [])
    masked = mask(wikitext)
    builder = Builder(wikitext, masked)
    tags = [] if html is None else [(m.start(), m.end(), m[1], m[2].lower(), m[3]) for m in _HTML.finditer(masked)]
    _Scanner(builder, tags).run()
    return _finish(builder)


def read_headings(wikitext: str) -> list[Heading]:
    """The headings of an article in document order."""
    return _headings(wikitext, mask(wikitext))


def _headings(text: str, masked: str) -> list[Heading]:
    """The headings, read off the masked copy."""
    found = []
    place = -1
    while True:
        if masked.startswith("=", place + 1):
            match = _HEADING.match(masked, place + 1, _line_end(masked, place + 1))
            if match:
                found.append(Heading(place + 1, len(match[1]), decode(text[match.start(2) : match.end(2)]).text))
        place = masked.find("\n=", place + 1)
        if place < 0:
            return found


def _line_end(text: str, place: int) -> int:
    """Where the line of a place ends."""
    end = text.find("\n", place)
    return len(text) if end < 0 else end


def _finish(builder: Builder) -> Scan:
    """Rectangles, captions, sections and numbers for what the builder holds."""
    tables: list[Table] = []
    errors: list[TableTooLarge] = []
    if not builder.tables:
        return Scan(tables, errors)
    headings = _headings(builder.text, builder.masked)
    path: list[Heading] = []  # the headings that are open, outermost first
    passed = 0
    crossings = [match.start() for match in _CROSSING.finditer(builder.masked, builder.tables[0].start)]
    budget = CELL_BUDGET
    numbers: dict[int, int | None] = {}
    for source in builder.tables:
        while passed < len(headings) and headings[passed].start < source.start:
            while path and path[-1].level >= headings[passed].level:
                path.pop()
            path.append(headings[passed])
            passed += 1
        numbers[source.number] = numbers.get(source.parent or 0)
        groups = [group for group in source.groups if group]
        if crossings and bisect_right(crossings, source.start) < bisect_right(crossings, source.end):
            join_links(groups)
        try:
            rows, left = expand(groups, budget)
        except OverBudget as error:
            errors.append(TableTooLarge(source.start, source.end, error.places, budget))
            continue
        if not _shows_something(rows):
            continue
        budget = left
        table = Table(
            len(tables) + 1,
            written=rows,
            section=path[-1].text if path else "",
            section_path=tuple(heading.text for heading in path if heading.level > 1),
            caption=_caption(source),
            parent_no=numbers.get(source.parent or 0),
            start=source.start,
            end=source.end,
        )
        numbers[source.number] = table.table_no
        tables.append(table)
    return Scan(tables, errors)


def _shows_something(rows: list[list[Written]]) -> bool:
    """Whether a reader of the wiki would see any text, or would without us."""
    for row in rows:
        for markup, _, _ in row:
            if markup:
                content = decode(markup)
                if content.text or content.unread:
                    return True
    return False


def _caption(source: OpenTable) -> str:
    """The visible text of a table's first caption."""
    if not source.captions:
        return ""
    caption = source.captions[0]
    _, start = split_attributes(caption)
    return decode(caption[start:].strip()).text


class _Scanner:
    """One pass over the lines of an article; tells the builder about table marks."""

    def __init__(self, builder: Builder, tags: list[tuple[int, int, str, str, str]]) -> None:
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
            elif self.level and self.builder.stack and not self.tags:
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
        if self.opening < self.closing or table.cell is not None or table.is_caption or table.row is not None:
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
            if 0 <= tag and (mark < 0 or tag < mark):
                return max(place, masked.rfind("\n", place, tag) + 1)
            if mark < 0:
                return -1
            line = max(place, masked.rfind("\n", place, mark) + 1)
            if not masked[line:mark].strip(" \t\r\0\v:"):
                return line
            place = _line_end(masked, mark) + 1
            if 0 <= tag < place:
                return line

    def _read_line(self, start: int) -> int:
        """Tell the builder what one line holds; gives where it ends."""
        masked = self.masked
        end = _line_end(masked, start)
        if self.level and not self.is_template_free and masked.count("{{", start, end) != masked.count("}}", start, end):
            self._mask_templates(start)
            masked = self.masked
            end = _line_end(masked, start)
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
