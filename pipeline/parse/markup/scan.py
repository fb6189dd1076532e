"""Wikitext to tables, once over the article.

Belongs here: the steps from markup to tables, and putting tables under their headings. Does not belong here: what hides
marks (mask), recognising marks (lines), which mark closes what (build), spans (rectangle), and what a cell says (inline).
"""

import re
from bisect import bisect_right
from typing import NamedTuple

from pipeline.parse.collection import no_collection
from pipeline.parse.errors import TableTooLarge
from pipeline.parse.markup.attributes import BLANKS
from pipeline.parse.markup.build import Builder, OpenTable
from pipeline.parse.markup.crossing import join_links
from pipeline.parse.markup.enclosed import add_enclosed
from pipeline.parse.markup.inline import decode
from pipeline.parse.markup.lines import Scanner, TableTag, line_end
from pipeline.parse.markup.mask import BLANK, OPAQUE, attribute_markup, mask
from pipeline.parse.markup.rectangle import MISSING, OverBudget, expand
from pipeline.parse.markup.table import Table, Written

CELL_BUDGET = 1_000_000

_HTML = re.compile(r"<(/?)(table|caption|tr|td|th)(?=\0*[\t\n\v />\x01])([^<>]*)>", re.IGNORECASE)
_MAYBE_HTML = re.compile("</?(?:table|caption|t[rdh])", re.IGNORECASE)
_HEADING = re.compile(r"(={1,6})(.+?)\1[ \t\0\r]*$")
_CROSSING = re.compile(  # a link that a table mark cuts; possessive, as nearly every link is none
    r"\[\[[^\[\]|!\n]*+(?:(?!\|\||!!|\n[ \t\0]*[|!])[|!\n][^\[\]|!\n]*+)*+(?:\|\||!!|\n[ \t\0]*[|!])"
)


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


def scan_tables(wikitext: str, masked: str | None = None, headings: list[Heading] | None = None) -> Scan:
    """Like read_tables, but tables beyond the cell budget are listed instead of raised.

    `masked` is the masked copy and `headings` are the headings, if at hand.
    """
    html = _MAYBE_HTML.search(wikitext)
    if html is None and not any(mark in wikitext for mark in ("{|", "{{(", "{{{!", "{<")):
        return Scan([], [])
    with no_collection():
        masked = masked or mask(wikitext)
        builder = build_tables(wikitext, masked, html is not None)
        add_enclosed(builder.tables, wikitext, masked, _tables_of)
        return _finish(builder, headings if builder.masked is masked else None)


def build_tables(wikitext: str, masked: str, has_tags: bool = True) -> Builder:  # noqa: FBT001, FBT002 - says only what need not be looked for
    """The tables of an article as written, before spans are expanded; `has_tags` says that there may be HTML tables."""
    builder = Builder(wikitext, masked)
    Scanner(builder, [_read_tag(match, wikitext) for match in _HTML.finditer(masked)] if has_tags else []).run()
    return builder


def _tables_of(content: str) -> list[OpenTable]:
    """The tables of what a tag encloses."""
    return build_tables(content, mask(content)).tables


def _read_tag(match: re.Match[str], text: str) -> TableTag:
    """An HTML table tag found in the masked copy."""
    attributes = match[3]
    if OPAQUE in attributes:
        attributes = attribute_markup(text[match.start(3) : match.end(3)])
    return match.start(), match.end(), match[1], match[2].lower(), attributes.replace(BLANK, "").strip(BLANKS).removesuffix("/")


def read_headings(text: str, masked: str) -> list[Heading]:
    """The headings of an article in document order, read off its masked copy."""
    found = []
    place = -1
    while True:
        if masked.startswith("=", place + 1):
            match = _HEADING.match(masked, place + 1, line_end(masked, place + 1))
            if match:
                found.append(Heading(place + 1, len(match[1]), decode(text[match.start(2) : match.end(2)]).text))
        place = masked.find("\n=", place + 1)
        if place < 0:
            return found


def _finish(builder: Builder, headings: list[Heading] | None) -> Scan:
    """Rectangles, captions, sections and numbers for what the builder holds."""
    tables: list[Table] = []
    errors: list[TableTooLarge] = []
    if not builder.tables:
        return Scan(tables, errors)
    if headings is None:
        headings = read_headings(builder.text, builder.masked)
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
        if not _shows_something(rows) and not any(decode(markup).unread for markup in source.stray):
            continue
        budget = left
        table = Table(
            len(tables) + 1,
            written=rows or [[MISSING]],  # one that templates write has no row of its own
            section=path[-1].text if path else "",
            section_path=tuple(heading.text for heading in path if heading.level > 1),
            caption=_caption(source),
            parent_no=numbers.get(source.parent or 0),
            start=source.start,
            end=source.end,
            attributes=source.attributes,
            row_attributes=source.row_attributes,
            caption_attributes=source.captions[0][1] if source.captions else "",
            stray=(*source.stray, *(markup for markup, _ in source.captions[1:])),
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
    return decode(source.captions[0][0]).text if source.captions else ""
