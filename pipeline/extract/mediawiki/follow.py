"""Which articles to follow: the watchlist, named titles, a category to a depth, the pages that embed an infobox.

Belongs here: turning the user's wish into titles and page ids. Does not belong here: where those pages stand (pages).
"""

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.extract.mediawiki.client import WikiClient
from pipeline.extract.mediawiki.pages import Wanted
from pipeline.extract.source import SourceMisused, is_title

WATCHLIST = Path(__file__).resolve().parents[3] / "seeds" / "watchlist.csv"
_ARTICLES = "0"
_CATEGORIES = "14"


@dataclass(frozen=True, slots=True)
class Follow:
    """What to follow. Titles, a category or an infobox replace the watchlist; they add up among themselves.

    `depth` is how many levels of subcategories are entered (0: none). `limit` bounds how many articles a category or an
    infobox may bring: more than that is a mistake of the user's, and is said so before anything is fetched.
    """

    titles: tuple[str, ...] = ()
    category: str = ""
    depth: int = 0
    infobox: str = ""
    limit: int = 20_000
    watchlist: Path = WATCHLIST

    def wanted(self, client: WikiClient) -> list[Wanted]:
        """The articles to look at, each once, in a steady order. Errors: SourceMisused for an unusable watchlist or too many articles."""
        wanted = [Wanted(title) for title in self.titles]
        if self.category:
            wanted += _category(client, self.category, self.depth, self.limit)
        if self.infobox:
            title = self.infobox if ":" in self.infobox else f"Template:{self.infobox}"
            wanted += _pages(
                client, self.limit, "embeddedin", eititle=title, einamespace=_ARTICLES, eifilterredir="nonredirects", eilimit="max"
            )
        if not (self.titles or self.category or self.infobox):
            wanted = [Wanted(title) for title in read_watchlist(self.watchlist)]
        return list({(one.page_id or one.title): one for one in wanted}.values())


def read_watchlist(path: Path = WATCHLIST) -> list[str]:
    """The titles of the watchlist, in its order, blank lines left out.

    Errors: SourceMisused where the file is missing, is not UTF-8, or has no column `title`.
    """
    remedy = f"write one title a line under the header `title,note` in {path}"
    try:
        with path.open(encoding="utf-8-sig", newline="") as handle:
            rows = list(csv.DictReader(handle))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise SourceMisused(f"the watchlist cannot be read: {error}", remedy) from None
    if rows and "title" not in rows[0]:
        raise SourceMisused(f"the watchlist {path} has no column `title`", remedy)
    return [title for row in rows if (title := (row["title"] or "").strip())]


def add_to_watchlist(titles: Sequence[str], path: Path = WATCHLIST) -> list[str]:
    """Append the titles that the watchlist lacks and give them back, stripped.

    Errors: SourceMisused for a title that no article can have (then none is added), or where the watchlist cannot be written.
    """
    for title in titles:
        if not is_title(title):
            raise SourceMisused(
                f"no article can have the title {title!r}", "write it as the wiki does, without brackets, bars or line ends"
            )
    held = set(read_watchlist(path))
    new = [title for title in dict.fromkeys(title.strip() for title in titles) if title not in held]
    try:
        text = path.read_text(encoding="utf-8")
        with path.open("a", encoding="utf-8", newline="") as handle:
            handle.write("" if text.endswith("\n") or not text else "\n")
            csv.writer(handle, lineterminator="\n").writerows([title, ""] for title in new)
    except OSError as error:
        raise SourceMisused(f"the watchlist cannot be written: {error}", f"make {path} a file that this user may write") from None
    return new


def _category(client: WikiClient, category: str, depth: int, limit: int) -> list[Wanted]:
    """The articles of a category and of its subcategories down to a depth, each category entered once."""
    title = category if ":" in category else f"Category:{category}"
    entered = {title}
    level = [title]
    wanted: list[Wanted] = []
    for step in range(depth + 1):
        below: list[str] = []
        for name in level:
            wanted += _pages(
                client, limit - len(wanted), "categorymembers", cmtitle=name, cmnamespace=_ARTICLES, cmtype="page", cmlimit="max"
            )
            if step < depth:
                members = client.query(list="categorymembers", cmtitle=name, cmnamespace=_CATEGORIES, cmtype="subcat", cmlimit="max")
                below += [member["title"] for piece in members for member in piece.get("categorymembers", ())]
        level = [name for name in dict.fromkeys(below) if name not in entered]
        entered.update(level)
    return wanted


def _pages(client: WikiClient, limit: int, listing: str, **parameters: str) -> list[Wanted]:
    """The articles of one listing, by page id. Errors: SourceMisused where they are more than the limit."""
    wanted: list[Wanted] = []
    for piece in client.query(attempts=None, list=listing, **parameters):
        wanted += [Wanted(page["title"], page["pageid"]) for page in piece.get(listing, ())]
        if len(wanted) > limit:
            raise SourceMisused(
                f"{next(iter(parameters.values()))} holds more articles than the limit allows",
                "choose a smaller category, or raise the limit",
            )
    return wanted
