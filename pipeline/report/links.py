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
_NUMBERED_PAGE = re.compile(rf"(?:{'|'.join(PAGES)})(?:-\d+)?")


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

    A driver_id that is the name of another page, is no plain slug, or is longer than a file name may be gets a mark that
    keeps it apart: `index` is found at `index-driver.html`.
    """
    if not re.fullmatch(r"[a-z0-9][a-z0-9-]*", driver_id) or len(driver_id) > _LONGEST_NAME:
        slug = re.sub(r"[^a-z0-9]+", "-", driver_id.lower()).strip("-")[:_LONGEST_NAME]
        return f"{slug}-{hashlib.sha256(driver_id.encode()).hexdigest()[:12]}.html"
    return f"{driver_id}-driver.html" if _NUMBERED_PAGE.fullmatch(driver_id) else f"{driver_id}.html"


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
    return f"table {kind[1:]}, row {row[1:]}, column {column[1:]}" if _table_no(cell_id) and column else place


def _table_no(cell_id: str) -> int:
    """The number of the table that a cell stands in; 0 for other places."""
    kind = cell_id.partition("/")[2].partition("/")[0]
    return int(kind[1:]) if kind[:1] == "t" and kind[1:].isdecimal() else 0


def markup(value: object) -> str:
    """A value as HTML: text is escaped, Markup is HTML already, None is nothing."""
    return str(value) if isinstance(value, Markup) else "" if value is None else html.escape(str(value))


class Places:
    """One driver's article: its permalink and the sections of its tables. It makes the links of that driver's numbers."""

    def __init__(self, permalink: str | None, sections: Mapping[int, str]) -> None:
        """Keep the headings by table number, and their addresses once for all cells."""
        self.permalink = safe_url(permalink)
        self._sections = {number: re.split(r" > ", text or "")[-1] for number, text in sections.items()}
        hrefs = {number: self.permalink and self.permalink + _anchor(text) for number, text in self._sections.items()}
        self._openings = {number: _opening(href) for number, href in hrefs.items()}
        self._opening = _opening(self.permalink)

    def section(self, cell_id: str) -> str:
        """The heading under which a table's cell stands; empty for other cells."""
        return self._sections.get(_table_no(cell_id), "")

    @staticmethod
    def title(cell_id: str, written: str | None, note: str = "") -> str:
        """What a number says when asked where it comes from: address, a note if it needs one, the cell's markup as written."""
        said = f"{address(cell_id)}: {note}" if note else address(cell_id)
        if written is None:
            return said
        return f"{said}\n{written if len(written) <= _LONGEST_MARKUP else written[: _LONGEST_MARKUP - 1] + '…'}"

    def number(self, text: object, cell_id: str | None, written: str | None = None, note: str = "") -> Markup:
        """A value as a link to its cell, at the heading of its table. Without a cell it is text; without an address it keeps the title."""
        return Markup(self.link(text, cell_id, written, note))  # noqa: S704 - each part is escaped

    def link(self, text: object, cell_id: str | None, written: str | None = None, note: str = "") -> str:
        """The same as HTML in a plain text: what pages of thousands of cells are put together from."""
        if not cell_id:
            return markup(text)
        opening = self._openings.get(_table_no(cell_id), self._opening)
        return _element(opening, self.title(cell_id, written, note), text)

    def total(self, text: object, cells: Sequence[str], count: int | None = None) -> Markup:
        """A sum as a link to the table it was added from, its title naming the cells (at most three of them).

        `count` says how many cells there are where `cells` holds the first of them only. A zero that rests on no cell is a
        link to the article.
        """
        count = len(cells) if count is None else count
        if not cells:
            return Markup(_element(self._opening, "from no cell: the article states none", text))  # noqa: S704 - each part is escaped
        if count == 1:
            return self.number(text, cells[0])
        named = ", ".join(cell.partition("/")[2] for cell in cells[:_NAMED_CELLS]) + (", …" if count > _NAMED_CELLS else "")
        opening = self._openings.get(_table_no(cells[0]), self._opening)
        return Markup(_element(opening, f"from {count} cells: {named}", text))  # noqa: S704 - each part is escaped


def _element(opening: str, title: str, text: object) -> str:
    """The whole element of a number from how it begins."""
    return f'{opening} title="{html.escape(title)}">{markup(text)}</{"a" if opening.startswith("<a") else "span"}>'


def _opening(href: str) -> str:
    """How the element of a number begins: a link, or text where there is no address to link to."""
    return f'<a class="n" href="{html.escape(href)}"' if href else "<span"


def _anchor(heading: str) -> str:
    return "#" + quote(heading.replace(" ", "_"), safe="()',:;!*") if heading else ""
