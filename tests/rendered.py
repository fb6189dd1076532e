"""The tables of the wiki's own HTML, as a browser builds them.

Belongs here: reading HTML that is already a tidy tree (each tag closed in its turn). Does not belong here: wikitext.
"""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_VOID = frozenset({"br", "hr", "img", "input", "link", "meta", "wbr", "area", "base", "col", "embed", "source", "track"})
_UNSEEN = frozenset({"style", "link", "script"})
_SKIPPED = frozenset({"reference", "noprint", "mw-references-wrap", "mw-ext-cite-error", "autonumber"})
"""Classes of what is no text of the article: numbers of references and of bare addresses, lists and faults of references."""
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_INTEGER = re.compile(r"[\t\n\f\r ]*\+?([0-9]+)")
MAX_COLSPAN = 1000
MAX_ROWSPAN = 65534


@dataclass
class Element:
    """An element: its name, its attributes, its elements and texts."""

    name: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list["Element | str"] = field(default_factory=list)

    def elements(self, *names: str) -> "list[Element]":
        """The child elements of some names."""
        return [child for child in self.children if isinstance(child, Element) and child.name in names]

    def iterate(self, name: str) -> "Iterator[Element]":
        """All elements of a name below this one, in document order."""
        for child in self.children:
            if isinstance(child, Element):
                if child.name == name:
                    yield child
                yield from child.iterate(name)


@dataclass
class RenderedTable:
    """A table of the page: its texts without white space, which places are header cells, its caption without white space."""

    texts: list[list[str]]
    headers: list[list[bool]]
    caption: str
    origins: list[list[tuple[int, int]]]


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("")
        self.open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in reversed(attrs)})
        self.open[-1].children.append(element)
        if tag not in _VOID:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open[-1].children.append(Element(tag, {name: value or "" for name, value in reversed(attrs)}))

    def handle_endtag(self, tag: str) -> None:
        if any(element.name == tag for element in self.open[1:]):
            while self.open.pop().name != tag:
                pass

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)


def read_page(html: str) -> Element:
    """The tree of a rendered page."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.root


def rendered_tables(html: str) -> list[RenderedTable]:
    """Every table of a rendered page in document order."""
    return [read_table(table) for table in read_page(html).iterate("table")]


def read_table(table: Element) -> RenderedTable:
    """One table by the HTML standard's model: rowspans end with their row group, the later of two overlapping cells shows."""
    places: dict[tuple[int, int], tuple[str, bool, tuple[int, int]]] = {}
    first = 0
    for group in table.elements("thead", "tbody", "tfoot"):
        rows = group.elements("tr")
        for row_no, row in enumerate(rows, first):
            column = 0
            for cell in row.elements("td", "th"):
                while (row_no, column) in places:
                    column += 1
                rowspan, colspan = _span(cell, "rowspan", MAX_ROWSPAN), _span(cell, "colspan", MAX_COLSPAN) or 1
                height = min(rowspan or len(rows), first + len(rows) - row_no)
                shown = visible(cell), cell.name == "th", (row_no + 1, column + 1)
                for down in range(height):
                    for right in range(colspan):
                        places[row_no + down, column + right] = shown
                column += colspan
        first += len(rows)
    width = max((column + 1 for _, column in places), default=0)
    grid = [[places.get((row, column), ("", False, (row + 1, column + 1))) for column in range(width)] for row in range(first)]
    captions = table.elements("caption")
    return RenderedTable(
        [[place[0] for place in row] for row in grid],
        [[place[1] for place in row] for row in grid],
        visible(captions[0]) if captions else "",
        [[place[2] for place in row] for row in grid],
    )


def _span(cell: Element, name: str, limit: int) -> int:
    """A span as the HTML standard reads integers; 1 where it is none."""
    match = _INTEGER.match(cell.attributes.get(name, ""))
    return min(int(match[1]), limit) if match else 1


def visible(element: Element) -> str:
    """What a reader sees in an element, white space left out, but for nested tables, files and numbers of notes."""
    pieces: list[str] = []
    _collect(element, pieces)
    return "".join("".join(pieces).split())


def _collect(element: Element, pieces: list[str]) -> None:
    for child in element.children:
        if isinstance(child, str):
            pieces.append(child)
        elif not _is_unseen(child):
            _collect(child, pieces)


def _is_unseen(element: Element) -> bool:
    if element.name in _UNSEEN or element.name == "table" or not _SKIPPED.isdisjoint(element.attributes.get("class", "").split()):
        return True
    title = element.attributes.get("title", "")
    if element.name == "a" and title.startswith("File:") and not title.endswith("(page does not exist)"):
        return True
    if element.name == "div" and element.attributes.get("class") == "thumb":  # a gallery's picture
        return True
    return _HIDDEN.search(element.attributes.get("style", "")) is not None
