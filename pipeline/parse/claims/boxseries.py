"""A block that names several series: which line of each of its parameters speaks of which of them.

Belongs here: pairing lines with series, by order or by the series in brackets beside a value. Does not belong here: what one
series the other blocks are about (infobox).
"""

import re
from typing import NamedTuple

from pipeline.parse.claims import identity
from pipeline.parse.claims.boxlists import Item, list_items
from pipeline.parse.markup.table import HIDDEN, Content

_BESIDE = re.compile(r"\s*\(([^()]*)\)\s*$")
_INITIALS = re.compile(r"[A-Z][A-Z0-9-]*(?: [A-Z][A-Z0-9-]*)*")
_FEWEST = 2


class Scope(NamedTuple):
    """A series that a block's numbers speak of: as written, and the page that it links to."""

    name: str
    link: str

    @property
    def series_id(self) -> str:
        """The slug of the series; that of its page where the name is nothing but initials that we do not know."""
        return identity.series_id(self.link if self._is_by_page else self.name, self.link)

    @property
    def is_known(self) -> bool:
        """Whether it is one of the series that we know, by its name or by the page that its initials link to."""
        return self._is_by_page or identity.is_known(self.name)

    @property
    def _is_by_page(self) -> bool:
        return bool(_INITIALS.fullmatch(self.name)) and not identity.is_known(self.name) and identity.is_known(self.link)


def several(content: Content) -> list[Scope]:
    """The series of a parameter that names more than one: each known by itself, or all on lines of their own that are links."""
    scopes = [Scope(item.text, next(iter(item.links), "")) for item in list_items(content)]
    is_several = len(scopes) >= _FEWEST and (_are_linked_lines(content, scopes) or all(scope.is_known for scope in scopes))
    return scopes if is_several else []


def _are_linked_lines(content: Content, scopes: list[Scope]) -> bool:
    """Whether each item is a line whose every word is a link to one page, another for each, the first of them a series we know."""
    words = [run for run in content.runs if run.text.strip() and not run.style & HIDDEN]
    pages = {(run.line, run.link) for run in words}
    return all(run.link for run in words) and len(scopes) == len(pages) == len(dict(pages)) and scopes[0].is_known


def pair(content: Content, scopes: list[Scope]) -> list[tuple[Item, Scope]]:
    """The items of a parameter, each with the series that it is of: the one beside it in brackets, else the one on the same line.

    [] where they cannot be paired: the parameter then speaks of no one of the series.
    """
    items = list_items(content)
    if [item.text for item in items] == [scope.name for scope in scopes]:
        return list(zip(items, scopes, strict=True))
    beside = [(cut, scope) for item in items for cut, scope in _cut(item, scopes)]
    if beside:
        return beside if len(beside) == len(items) == len({scope for _, scope in beside}) else []
    is_lines = len({run.line for run in content.runs}) > 1 and not any(_says_otherwise(item) for item in items)
    return list(zip(items, scopes, strict=True)) if is_lines and len(items) == len(scopes) else []


def _says_otherwise(item: Item) -> bool:
    """Whether an item belongs to the one before it (`(15)`), or brackets at its end name something else than a series of the block."""
    found = _BESIDE.search(item.text)
    return found is not None and (found.start() == 0 or not any(map(str.isdigit, found[1])))


def _cut(item: Item, scopes: list[Scope]) -> list[tuple[Item, Scope]]:
    """An item without the series in brackets at its end, with that series; [] where it names none."""
    found = _BESIDE.search(item.text)
    if not found:
        return []
    named = identity.series_id(found[1])
    cut = Item(item.text[: found.start()], item.links)
    return [(cut, scope) for scope in scopes if found[1] == scope.name or named == scope.series_id][:1]
