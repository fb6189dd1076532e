"""Numbers as links: where a cell stands in its article, how its address reads, and which addresses may be a link at all.

Belongs here: turning a cell_id and the article's permalink into an `<a>`, and the names of pages. Every value is escaped
here or by the templates. Does not belong here: what a page shows (drivers, overview) or any query (read).
"""

import hashlib
import html
import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from urllib.parse import quote, urlsplit

from markupsafe import Markup

PAGES = ("index", "editors", "quality", "dictionary", "attribution")
_LONGEST_NAME = 200
_LONGEST_MARKUP = 200
_NAMED_CELLS = 3
_LIKE_A_PAGE = re.compile(rf"(?:{'|'.join(PAGES)})(?:-.*)?")


@lru_cache(maxsize=65536)
def safe_url(url: str | None) -> str:
    """The address if it is a plain http or https one, else the empty text: an article's `javascript:` is never a link."""
    if not url or re.search(r"[\x00-\x20\x7f]", url):
        return ""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    return url if parts.scheme in {"http", "https"} and parts.netloc else ""


def page_name(driver_id: str) -> str:
    """The file name of a driver's page: `<driver_id>.html`.

    A driver_id that is or begins like the name of another page, is no plain slug, or is longer than a file name may be gets a mark that
    keeps it apart: `index` is found at `index-driver.html`.
    """
    if not re.fullmatch(r"[a-z0-9][a-z0-9-]*", driver_id) or len(driver_id) > _LONGEST_NAME:
        slug = re.sub(r"[^a-z0-9]+", "-", driver_id.lower()).strip("-")[:_LONGEST_NAME]
        return f"{slug}-{hashlib.sha256(driver_id.encode()).hexdigest()[:12]}.html"
    return f"{driver_id}-driver.html" if _LIKE_A_PAGE.fullmatch(driver_id) else f"{driver_id}.html"


def edit_url(url: str | None) -> str:
    """The address of the wiki's edit page for an article's address `.../wiki/Title`; empty where there is none."""
    return _action_url(url, "edit")


def history_url(url: str | None) -> str:
    """The address of an article's history, which names its authors; empty where there is none."""
    return _action_url(url, "history")


def _action_url(url: str | None, action: str) -> str:
    base, found, title = safe_url(url).partition("/wiki/")
    return f"{base}/w/index.php?title={quote(title, safe='%/:(),')}&action={action}" if found else ""


def address(cell_id: str) -> str:
    """How a cell's address reads: `table 3, row 5, column 2`, `infobox 1, wins`, `sentence 7`."""
    place = cell_id.partition("/")[2]
    kind, _, rest = place.partition("/")
    if kind == "infobox":
        return f"infobox {rest.replace('/', ', ')}"
    if kind == "prose":
        return f"sentence {rest}"
    row, _, column = rest.partition("/")
    return f"table {kind[1:]}, row {row[1:]}, column {column[1:]}" if _table_no(place) and column else place


def _table_no(place: str) -> int:
    """The number of the table that a place such as `t3/r5/c2` is in; 0 for other places."""
    kind = place.partition("/")[0]
    return int(kind[1:]) if kind[:1] == "t" and kind[1:].isdecimal() else 0


@lru_cache(maxsize=65536)
def _place(place: str) -> tuple[int, str]:
    """A place's table and how it reads, as HTML: articles have most of their places in common."""
    return _table_no(place), html.escape(address(f"/{place}"))


def markup(value: object) -> str:
    """A value as HTML: text is escaped, Markup is HTML already, None is nothing."""
    if isinstance(value, Markup):
        return str(value)
    text = "" if value is None else str(value)
    return text if text.isalnum() else html.escape(text)


class Places:
    """One driver's article: its permalink and the sections of its tables. It makes the links of that driver's numbers."""

    def __init__(self, permalink: str | None, sections: Mapping[int, str]) -> None:
        """Keep the headings by table number, and their addresses once for all cells."""
        self.permalink = safe_url(permalink)
        self._sections = {number: re.split(r" > ", text or "")[-1] for number, text in sections.items()}
        hrefs = {number: self.permalink and self.permalink + _anchor(text) for number, text in self._sections.items()}
        self._tags = {number: _tags(href) for number, href in hrefs.items()}
        self._own = _tags(self.permalink)

    def section(self, place: str) -> str:
        """The heading under which a place of a table, such as `t3/r5/c2`, stands; empty for other places."""
        return self._sections.get(_table_no(place), "")

    def number(self, text: object, cell_id: str | None, written: str | None = None, note: str = "") -> Markup:
        """A value as a link to its cell, at the heading of its table; its title says the address, the note and the cell's markup.

        Without a cell it is text; without an address it keeps the title.
        """
        return Markup(self.link(markup(text), cell_id, written, note))  # noqa: S704 - each part is escaped

    def link(self, shown: str, cell_id: str | None, written: str | None = None, note: str = "") -> str:
        """The same from and as HTML in a plain text: what pages of thousands of cells are put together from."""
        return self._link(shown, cell_id.partition("/")[2], written, note) if cell_id else shown

    def _link(self, shown: str, place: str, written: str | None = None, note: str = "") -> str:
        table_no, said = _place(place)
        if note:
            said = f"{said}: {html.escape(note)}"
        if written is not None:
            said = f"{said}\n{markup(written if len(written) <= _LONGEST_MARKUP else written[: _LONGEST_MARKUP - 1] + '…')}"
        opening, closing = self._tags.get(table_no, self._own)
        return f'{opening}{said}">{shown}{closing}'

    def total(self, text: object, where: Sequence[str], count: int) -> Markup:
        """A sum as a link to the table it was added from, its title naming the places in the snapshot (at most three of them).

        `where` holds the first of the `count` places. A zero that rests on none is a link to the article.
        """
        return Markup(self.total_link(markup(text), where, count))  # noqa: S704 - each part is escaped

    def total_link(self, shown: str, where: Sequence[str], count: int) -> str:
        """The same from and as HTML in a plain text."""
        if count == 1:
            return self._link(shown, where[0])
        if not where:
            return f'{self._own[0]}from no cell: the article states none">{shown}{self._own[1]}'
        opening, closing = self._tags.get(_place(where[0])[0], self._own)
        more = ", …" if count > _NAMED_CELLS else ""
        return f'{opening}from {count} cells: {html.escape(", ".join(where[:_NAMED_CELLS]))}{more}">{shown}{closing}'


def _tags(href: str) -> tuple[str, str]:
    """How the element of a number begins, up to its title, and ends: a link, or text where there is no address to link to."""
    return (f'<a class="n" href="{html.escape(href)}" title="', "</a>") if href else ('<span title="', "</span>")


def _anchor(heading: str) -> str:
    return "#" + quote(heading.replace(" ", "_"), safe="()',:;!*") if heading else ""
