"""The errors that reading an article may raise; every one names the place and the remedy.

Belongs here: exception classes of parsing. Does not belong here: what to do about them.
"""


class ArticleError(ValueError):
    """The input cannot be read as an article; the message says why."""


class EmptyArticleError(ArticleError):
    """There is no text at all."""


class NotTextError(ArticleError):
    """The text holds NUL characters: it is binary, or was decoded with the wrong encoding."""


class UnknownFormatError(ArticleError):
    """The format is none of the known ones (`wikitext`, `extract`)."""


class TableTooLarge(ValueError):  # noqa: N818 - the name says what is wrong, as the quality table does
    """The spans of one article's tables cover more places than the cell budget.

    `start` and `end` are the character offsets of the table in the article, `places` the size of its rectangle.
    """

    def __init__(self, start: int, end: int, places: int, budget: int) -> None:
        """Say where the table stands and what helps."""
        self.start = start
        self.end = end
        self.places = places
        self.budget = budget
        super().__init__(
            f"the table at character {start} has a rectangle of {places:,} places, {budget:,} are left of the budget; "
            "lower its colspan or rowspan in the article, or read the other tables with scan_tables()"
        )
