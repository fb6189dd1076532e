"""The decoder of a cell's markup: links, quotes, line breaks, entities, HTML tags, references, template calls.

Belongs here: the loop over the signs of a cell, and all of them but brackets (brackets). Does not belong here: what a template
means (templates), the collected state (writer), tables (scan), the short way for flat markup (flat).
"""

import re
from operator import itemgetter

from pipeline.parse.markup import tokens
from pipeline.parse.markup.attributes import read_attributes
from pipeline.parse.markup.brackets import LIST_MARKS, BracketReader
from pipeline.parse.markup.entities import character, unescape
from pipeline.parse.markup.htmltags import BLOCKS, CLOSED, HELD, KNOWN, LITERAL, TAG_STYLES, VOID, declared_style
from pipeline.parse.markup.mask import CLOSING, drop_comments
from pipeline.parse.markup.quotes import read_quotes
from pipeline.parse.markup.table import BOLD, ITALIC, Content, Unread
from pipeline.parse.markup.variants import chosen_variant
from pipeline.parse.markup.writer import Writer

_NOWIKI = re.compile(r"<nowiki>((?:[^<]|<(?!/?nowiki>))*)</nowiki>", re.IGNORECASE)
_INSIDE = itemgetter(1)
_COLON = re.compile(r":(?!//)")  # one of an address ends no term
_HEADING = re.compile(r"(={1,6})([^\n]+?)\1[ \t\r]*(?=\n|$)")
_TABLE = re.compile(r"^[ \t:]*\{\|.*?(?:^[ \t]*\|\}|\Z)", re.MULTILINE | re.DOTALL)
_ADDRESS = re.compile(rf"(?<!\w)(?!//){tokens.PROTOCOLS}[^\s\[\]<>\"|]*+\|[^\s\[\]<>\"]*")
MAX_DEPTH = 40


def _escape(address: re.Match[str]) -> str:
    """An address in the text as the wiki shows it: without bars."""
    return address[0].replace("|", "%7C")


class Declined(Exception):  # noqa: N818 - not an error: the fallback reads it
    """Markup that this decoder does not read."""


def read(markup: str) -> Content:
    """What any markup says, flat or not. Errors: Declined, where the fallback has to read it."""
    return read_writer(markup).content()


def read_writer(markup: str) -> Writer:
    """The writer after the markup has been read."""
    if "<!--" in markup or "include" in markup:
        markup = drop_comments(markup)
    writer = Writer()
    _Decoder(markup, writer).read(0, len(markup))
    return writer


class _Decoder(BracketReader):
    """Reads one cell's markup into a writer."""

    __slots__ = ()

    @staticmethod
    def read_alone(markup: str) -> Writer:
        """The writer after some markup has been read on its own."""
        return read_writer(markup)

    def read(self, start: int, end: int) -> None:  # noqa: C901, PLR0912 - one branch for each kind of markup
        """Write what stands between two places."""
        markup = self.markup
        self.left -= end - start
        if self.left < 0 or self.depth > MAX_DEPTH:
            raise Declined
        self.depth += 1
        open_tags: list[tuple[str, int, int]] = []
        place = start
        search = tokens.TOKEN.search
        while True:
            match = search(markup, place, end)
            if match is None:
                break
            first = match.start()
            if first > place:
                self._text(place, first, len(open_tags))
            place = match.end()
            kind = match.lastindex
            if kind in {tokens.LINK, tokens.LABEL}:
                place = self.flat_link(match)
            elif kind == tokens.CALL:
                self.flat_call(match)
            elif kind == tokens.BREAK:
                self.out.break_line()
            elif kind == tokens.QUOTES:
                self._quote(first, len(match[6]) + 1)
            elif kind == tokens.ENTITY:
                self.out.write(character(match.group()))
            elif kind == tokens.NEWLINE:
                place = self._newline(place, end, len(open_tags))
            elif kind == tokens.TAG:
                place = self._tag(match, end, open_tags)
            elif kind in {tokens.OPEN_CALL, tokens.OPEN_LINK}:
                place = self.open(first, end)
            elif kind == tokens.EXTERNAL:
                place = self.external(match)
            elif kind in {tokens.VARIANT, tokens.VARIANT_END}:
                place = self._variant(first, end, is_opening=kind == tokens.VARIANT)
        if place < end:
            self._text(place, end, len(open_tags))
        while open_tags:
            _, style, tagged = open_tags.pop()
            self.out.style, self.tagged = style, tagged
        self.depth -= 1

    def _variant(self, place: int, end: int, *, is_opening: bool) -> int:
        """A mark of a language variant: nothing, or text where its other one is missing; where reading goes on."""
        begin = place + 2
        if is_opening and place < self.last_variant:
            following = self.markup.find("-{", begin, end)
            stop = self.markup.find("}-", begin, end if following < 0 else following)
            if stop >= 0:
                self.read(*chosen_variant(self.markup, begin, stop))
                return stop + 2
            self.variants += 1
        elif not is_opening and self.variants:
            self.variants -= 1
        elif is_opening:
            self.out.write("-{")
        else:
            self.out.write("}")
            return place + 1
        return begin

    def _text(self, start: int, end: int, tags: int) -> None:
        """Text in some open tags."""
        if self.term == (self.depth, tags) and not self.quoted:
            colon = _COLON.search(self.markup, start, end)
            if colon:
                self.out.write(self.markup[start : colon.start()])
                self.out.break_block()
                self.term = None
                start = colon.end()
        text = self.markup[start:end]
        self.out.write(_ADDRESS.sub(_escape, text) if "|" in text and "://" in text else text)

    def _quote(self, place: int, size: int) -> None:
        """A run of apostrophes."""
        if self.quotes is None:
            self.quotes = read_quotes(self.markup)
        literal, bits = self.quotes.get(place, (size, 0))
        if literal:
            self.out.write("'" * literal)
        self._set_quoted(self.quoted ^ bits)

    def _set_quoted(self, quoted: int) -> None:
        """Switch bold and italic by apostrophes."""
        self.quoted = quoted
        self.out.style = self.out.style & ~(BOLD | ITALIC) | quoted | self.tagged

    def _newline(self, place: int, end: int, tags: int) -> int:
        """A line ends: quotes end with it; a blank line, a list mark (but in a link) or a heading starts a block."""
        if self.quoted:
            self._set_quoted(0)
        self.term = None
        markup = self.markup
        head = markup[place : place + 1]
        if head == "\n":
            self.out.break_block()
        elif head and head in LIST_MARKS and not self.kept_lines:
            while place < end and markup[place] in LIST_MARKS:
                place += 1
            self.out.break_block()
            if markup[place - 1] == ";":
                self.term = self.depth, tags
        elif head == "=":
            match = _HEADING.match(markup, place, end)
            if match:
                self.out.break_block()
                self.read(match.start(2), match.end(2))
                self.out.break_block()
                return match.end()
        elif markup.startswith("----", place):
            while place < end and markup[place] == "-":
                place += 1
            self.out.break_block()
        self.out.write(" ")
        return place

    def _tag(self, match: re.Match[str], end: int, open_tags: list[tuple[str, int, int]]) -> int:
        """An HTML or extension tag; where reading goes on."""
        name = match[9].lower()
        place = match.end()
        is_closing = match.group().startswith("</")
        is_open = is_closing and any(name == opened for opened, _, _ in open_tags)
        if name in CLOSED and not is_closing:
            return self._closed_tag(match, name, end)
        if name in KNOWN and (name != "poem" or (not is_closing and self._closing(name, place, end))):
            if name in BLOCKS:
                self.out.break_block()
            if is_closing:
                if is_open:
                    while True:
                        opened, style, tagged = open_tags.pop()
                        if opened == name:
                            break
                    self.tagged = tagged
                    self.out.style = style & ~(BOLD | ITALIC) | self.quoted | tagged
            elif name == "poem":
                return self._poem(place, end)
            elif not match[10].rstrip().endswith("/") and name not in VOID:
                open_tags.append((name, self.out.style, self.tagged))
                style = TAG_STYLES.get(name, 0) | (declared_style(match[10]) if match[10] else 0)
                self.tagged |= style & (BOLD | ITALIC)
                self.out.style |= style
            return place
        self.out.write("<")
        return match.start() + 1

    def _closed_tag(self, match: re.Match[str], name: str, end: int) -> int:
        """A tag whose content is no markup of the cell."""
        markup, place = self.markup, match.end()
        attributes = match[10]
        stop = close = place
        if not attributes.endswith("/"):
            closing = self._closing(name, place, end)
            if closing is None and name == "pre":
                self.out.break_block()
                self.kept_lines += 1
                return place
            if closing is None:
                self.out.write(match.group())
                return place
            close, stop = closing.span()
        if name == "pre":
            self.out.break_block()
            self.out.write(unescape(_NOWIKI.sub(_INSIDE, markup[place:close])))
            self.out.break_block()
        elif name in LITERAL:
            self.out.write(unescape(markup[place:close]))
        elif name == "gallery":
            self.gallery(place, close)
        elif name == "ref":
            found = read_attributes(attributes)
            group, label = found.get("group", ""), found.get("name", "")
            if not label and group:
                label = read_writer(markup[place:close]).content().text
            self.out.marks.append(f"note:{group}:{label.rstrip('/').strip()}")
        elif name in HELD:
            self.out.unread.append(Unread(name, markup[match.start() : stop]))
        return stop

    def _poem(self, place: int, end: int) -> int:
        """A poem, but for the tables in it, which are tables of their own; where reading goes on."""
        closing = self._closing("poem", place, end)
        close, stop = closing.span() if closing else (end, end)
        poem = "\n" + self.markup[place:close]
        place = 0
        for table in _TABLE.finditer(poem):
            self.read_inside(poem[place : table.start()])
            self.out.break_block()
            place = table.end()
        self.read_inside(poem[place:])
        return stop

    def _closing(self, name: str, place: int, end: int) -> re.Match[str] | None:
        """The end tag that closes an extension's tag, None where there is none."""
        closing = None if name in self.exhausted else CLOSING[name].search(self.markup, place, end)
        if closing is None:
            self.exhausted.add(name)
        return closing
