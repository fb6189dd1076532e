"""Numbers as links: where a cell stands in its article, how its address reads, and which addresses may be a link at all.

Belongs here: turning a cell_id and the article's permalink into an `<a>`, and the names of pages. Every value is escaped
here or by the templates. Does not belong here: what a page shows (drivers, overview) or any query (read).
"""

import hashlib
import re
from collections.abc import Mapping
from functools import lru_cache
from urllib.parse import quote, urlsplit

from markupsafe import Markup, escape

PAGES = ("index", "editors", "quality", "dictionary", "attribution")
_LONGEST_NAME = 200
_LONGEST_MARKUP = 200
_NAMED_CELLS = 3
_TABLE_CELL = re.compile(r"t(\d+)/r(\d+)/c(\d+)")
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
    if found := _TABLE_CELL.fullmatch(place):
        return "table {}, row {}, column {}".format(*found.groups())
    kind, _, rest = place.partition("/")
    return f"infobox {rest.replace('/', ', ')}" if kind == "infobox" else f"sentence {rest}" if kind == "prose" else place


class Places:
    """One driver's article: its permalink and the sections of its tables. It makes the links of that driver's numbers."""

    def __init__(self, permalink: str | None, sections: Mapping[int, str]) -> None:
        """Keep the headings by table number, and their addresses once for all cells."""
        self.permalink = safe_url(permalink)
        self._sections = {number: re.split(r" > ", text or "")[-1] for number, text in sections.items()}
        self._hrefs = {number: self.permalink and self.permalink + _anchor(text) for number, text in self._sections.items()}

    def section(self, cell_id: str) -> str:
        """The heading under which a table's cell stands; empty for other cells."""
        found = _TABLE_CELL.search(cell_id)
        return self._sections.get(int(found[1]), "") if found else ""

    def href(self, cell_id: str) -> str:
        """The permalink of the cell's article at the heading of the cell's table; empty where the source has no address."""
        found = _TABLE_CELL.search(cell_id)
        return self._hrefs.get(int(found[1]), self.permalink) if found else self.permalink

    @staticmethod
    def title(cell_id: str, markup: str | None, note: str = "") -> str:
        """What a number says when asked where it comes from: address, a note if it needs one, markup."""
        lines = [f"{address(cell_id)}: {note}" if note else address(cell_id)]
        if markup is not None:
            lines.append(markup if len(markup) <= _LONGEST_MARKUP else markup[: _LONGEST_MARKUP - 1] + "…")
        return "\n".join(lines)

    def number(self, text: object, cell_id: str | None, markup: str | None = None, note: str = "") -> Markup:
        """A value as a link to its cell. Without a cell it is text; without an address it keeps the title."""
        shown = escape("" if text is None else text)
        if not cell_id:
            return shown
        return self._anchor(shown, self.href(cell_id), self.title(cell_id, markup, note))

    def total(self, text: object, cells: list[str]) -> Markup:
        """A sum as a link to the table it was added from, its title naming the cells (at most three of them).

        A zero that rests on no cell is a link to the article.
        """
        shown = escape("" if text is None else text)
        if not cells:
            return self._anchor(shown, self.permalink, "from no cell: the article states none")
        if len(cells) == 1:
            return self.number(text, cells[0])
        named = ", ".join(cell.partition("/")[2] for cell in cells[:_NAMED_CELLS]) + (", …" if len(cells) > _NAMED_CELLS else "")
        return self._anchor(shown, self.href(cells[0]), f"from {len(cells)} cells: {named}")

    @staticmethod
    def _anchor(shown: Markup, href: str, title: str) -> Markup:
        if not href:
            return Markup('<span title="{}">{}</span>').format(title, shown)
        return Markup(f'<a class="n" href="{escape(href)}" title="{escape(title)}">{shown}</a>')  # noqa: S704 - each part is escaped


def _anchor(heading: str) -> str:
    return "#" + quote(heading.replace(" ", "_"), safe="()',:;!*") if heading else ""
