"""What every source of articles gives the pipeline: one protocol, four kinds of news, two kinds of failure.

Belongs here: the plain records that pass between a source (seeds, mediawiki, dump) and the extract asset.
Does not belong here: how one source reads its articles, which driver an article belongs to, or where rows are stored.

A source is asked once in a run. It is told what the warehouse already holds, so that it need not fetch it again, and
answers with a stream of news, one item for each article it was to look at:

- Fetched   a text that is new to the warehouse (or that the source cannot cheaply tell from the one it holds);
- Unchanged the article is still at the revision that the warehouse holds;
- Expanded  the article is, but templates that it calls for its values say something new;
- Missing   no text could be had; the run goes on, the last good snapshot stays current, a warning names it.

What is wrong with one article is news. What is wrong with the source as a whole is raised: SourceUnreachable where
trying again later may help (exit code 3), SourceMisused where the user has to change something (exit code 2).
"""

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, Protocol, runtime_checkable

FORMATS = ("wikitext", "extract")
LICENCE = "CC BY-SA 4.0"
LONGEST_TITLE = 255  # bytes of UTF-8
_IMPOSSIBLE = re.compile(r"[#<>\[\]|{}\x00-\x1f\x7f\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Expansion:
    """What a template call that hides a value becomes: wikitext, as the template's page stood at `template_revision_id`.

    `text` is None where the wiki could not expand the call.
    """

    call: str
    template: str
    template_revision_id: int | None
    text: str | None


@dataclass(frozen=True, slots=True)
class Known:
    """The current snapshot of one driver, as the warehouse holds it; `snapshot_ids` are all snapshots it has of the driver.

    `expansions` are those of the current snapshot's calls.
    """

    driver_id: str
    title: str
    page_id: int | None
    revision_id: int | None
    sha256: str
    format: str
    fetched_at: datetime
    snapshot_ids: frozenset[str] = frozenset()
    expansions: tuple[Expansion, ...] = ()


@dataclass(frozen=True, slots=True)
class Fetched:
    """One text of one article: the columns of raw.article, except those that the extract asset derives.

    Times carry their zone (UTC). `url` is the article's address, `permalink` that of this very version. `place` says
    where the text was read (a file, an API), for messages. `wikidata_id` is empty where the source has none.
    `replaces` is a page that is gone and whose title this page has now.
    """

    title: str
    format: str
    content: str
    fetched_at: datetime
    url: str
    permalink: str
    place: str
    licence: str = LICENCE
    page_id: int | None = None
    revision_id: int | None = None
    revision_at: datetime | None = None
    wikidata_id: str = ""
    byte_size: int = -1
    sha256: str = ""
    expansions: tuple[Expansion, ...] = ()
    replaces: int | None = None

    def __post_init__(self) -> None:
        """Fill `byte_size` and `sha256` from the content (UTF-8) where the source has not given them."""
        if self.byte_size < 0 or not self.sha256:
            data = self.content.encode()
            object.__setattr__(self, "byte_size", len(data))
            object.__setattr__(self, "sha256", hashlib.sha256(data).hexdigest())


@dataclass(frozen=True, slots=True)
class Unchanged:
    """The article of `driver_id` was looked at, at `seen_at` (UTC), and is still at the current snapshot's revision."""

    driver_id: str
    seen_at: datetime


@dataclass(frozen=True, slots=True)
class Expanded:
    """The current snapshot of `driver_id` stands, but these are the expansions of its calls now; `seen_at` is UTC."""

    driver_id: str
    expansions: tuple[Expansion, ...]
    seen_at: datetime


Reason = Literal[
    "deleted",  # the wiki has deleted it
    "disambiguation",  # a list of articles, not a driver
    "hidden",  # the revision's text is not public
    "invalid",  # the title cannot exist
    "missing",  # there is no such article, and no record of one
    "moved",  # moved without a redirect
    "unreadable",  # empty, binary, or not UTF-8
    "failed",  # a request for it failed though the source answers
]  # why no text of an article could be had


@dataclass(frozen=True, slots=True)
class Missing:
    """An article of which no text could be had.

    `place` is the file or address, `message` what happened, `remedy` what the user can do. `driver_id` is empty where the
    warehouse has never held the article.
    """

    title: str
    reason: Reason
    place: str
    message: str
    remedy: str
    driver_id: str = ""
    page_id: int | None = None


News = Fetched | Unchanged | Expanded | Missing


def is_title(text: str) -> bool:
    """Whether MediaWiki lets an article have this title: no brackets, bars or control characters, at most 255 bytes of UTF-8."""
    return bool(text.strip()) and not _IMPOSSIBLE.search(text) and len(text.encode()) <= LONGEST_TITLE


@runtime_checkable
class Source(Protocol):
    """Where articles come from.

    `name` is the word in raw.article.source. `articles` is called once in a run with what the warehouse holds, and
    yields news in an order that is the same for the same answers. Errors: SourceUnreachable, SourceMisused.
    """

    name: str

    def articles(self, known: Sequence[Known]) -> Iterator[News]:
        """Look at every article that this source follows."""
        ...


class SourceError(Exception):
    """The source as a whole gives nothing: `message` says what and where, `remedy` what to do about it."""

    def __init__(self, message: str, remedy: str) -> None:
        """Keep the two sentences apart for those who show them apart."""
        super().__init__(f"{message}\n  what to do: {remedy}")
        self.message = message
        self.remedy = remedy


class SourceUnreachable(SourceError):  # noqa: N818 - said of the source, and handled as news of it
    """The source does not answer; the published warehouse stays as it is and a later run may succeed (exit code 3)."""


class SourceMisused(SourceError):  # noqa: N818 - the same
    """What the user asked of the source cannot be done: a wrong manifest, a missing contact (exit code 2)."""
