"""Which driver an article belongs to.

Belongs here: the one rule that gives articles their driver_id. Does not belong here: how a title becomes a slug (parse.claims.identity).
"""

from collections.abc import Iterable
from typing import Protocol

from pipeline.parse.claims.identity import driver_id

HASH_LENGTH = 12


class Named(Protocol):
    """What tells an article apart: its `title`, its `page_id` where the source has one, the `sha256` of its text."""

    @property
    def title(self) -> str:
        """The article's title."""

    @property
    def page_id(self) -> int | None:
        """The wiki's number of the page, which a move does not change."""

    @property
    def sha256(self) -> str:
        """The hash of the text, in hex."""


class Drivers:
    """The drivers that the warehouse knows, and the rule that gives a new article its driver_id."""

    def __init__(self, rows: Iterable[tuple[str, str, int | None]]) -> None:
        """Take (driver_id, title, page_id) of every snapshot kept."""
        self._by_page: dict[int, str] = {}
        self._titles: dict[str, set[str]] = {}
        self._pages: dict[str, int] = {}
        for row in rows:
            self._learn(*row)

    def _learn(self, driver: str, title: str, page_id: int | None) -> None:
        self._titles.setdefault(driver, set()).add(title)
        if page_id is not None:
            self._by_page.setdefault(page_id, driver)
            self._pages.setdefault(driver, page_id)

    def inherit(self, gone: int, page_id: int) -> None:
        """Take a page for that of the driver whose own page is gone: the article was deleted and written again."""
        if gone in self._by_page:
            self._by_page[page_id] = self._by_page[gone]

    def of(self, article: Named) -> str:
        """The driver_id of an article: the page's, else its title's slug; a slug that is another's gets the page id appended."""
        page = article.page_id
        driver = self._by_page.get(page) if page is not None else None
        if driver is None:
            driver = driver_id(article.title)
            taken = self._pages.get(driver)
            is_other = page is not None and taken is not None and page != taken
            is_namesake = (page is None or taken is None) and article.title not in self._titles.get(driver, {article.title})
            if is_other or is_namesake:
                driver = f"{driver}-{page if page is not None else article.sha256[:HASH_LENGTH]}"
        self._learn(driver, article.title, page)
        return driver
