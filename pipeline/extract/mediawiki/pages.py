"""Where each followed article stands on the wiki, and the text of its revisions: batched, resolved, told apart.

Belongs here: the id query and the content query, and reading their answers (redirects, normalisation, continuation, missing,
hidden, lost). Does not belong here: what the warehouse already holds (source), or which titles to ask for (follow).
"""

import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Literal, TypeVar

from pipeline.extract.mediawiki.client import AnswerFailed, WikiClient, join_values
from pipeline.extract.source import Reason, SourceUnreachable

_MOST_FAILURES = 8  # requests in a row that failed before the wiki as a whole counts as failing
_RETRIES_OF_A_PART = 2
_Item = TypeVar("_Item")


@dataclass(frozen=True, slots=True)
class Wanted:
    """A page to look at: by `page_id` where it is known (it survives a move), else by `title`. Articles are in namespace 0."""

    title: str
    page_id: int | None = None
    namespace: int = 0


@dataclass(frozen=True, slots=True)
class PageState:
    """Where one wanted article stands: its page and newest revision, or the `problem` (a Reason) and a `message`.

    `title` is the page's own, after normalisation and redirects. `replaces` is a page that is gone and had the title before it.
    Times are UTC.
    """

    wanted: Wanted
    title: str
    page_id: int | None = None
    revision_id: int | None = None
    revision_at: datetime | None = None
    wikidata_id: str = ""
    url: str = ""
    replaces: int | None = None
    problem: Reason | Literal[""] = ""
    message: str = ""


@dataclass(frozen=True, slots=True)
class RevisionText:
    """The text of one revision, or the `problem` (a Reason) and a `message` where there is none to be had."""

    revision_id: int
    content: str = ""
    problem: Reason | Literal[""] = ""
    message: str = ""


def page_states(client: WikiClient, wanted: Sequence[Wanted]) -> Iterator[PageState]:
    """Find where each wanted article stands, those known by page id first: one request for every `batch` of ids, and of titles."""
    with_id = [one for one in wanted if one.page_id is not None]
    without = [one for one in wanted if one.page_id is None]
    for batch in (with_id, without):
        for part, answer in _in_batches(client, batch, _ask_states):
            if isinstance(answer, AnswerFailed):
                yield PageState(part[0], part[0].title, part[0].page_id, problem="failed", message=answer.message)
                continue
            yield from (_state(one, answer) for one in part)


def revision_texts(client: WikiClient, revision_ids: Sequence[int]) -> Iterator[RevisionText]:
    """Fetch the text of each revision, asked for by its own id: an edit made meanwhile changes nothing. In the order asked."""
    for part, answer in _in_batches(client, revision_ids, _ask_texts):
        if isinstance(answer, AnswerFailed):
            yield RevisionText(part[0], problem="failed", message=answer.message)
            continue
        found = {revision["revid"]: revision for page in answer.pages.values() for revision in page.get("revisions", ())}
        yield from (_text(revision_id, found.get(revision_id)) for revision_id in part)


class _Answer:
    """The pieces of one query put together: pages by id or title, and the ways from an asked title to a page's own."""

    def __init__(self) -> None:
        self.pages: dict[int | str, dict[str, Any]] = {}
        self.normalized: dict[str, str] = {}
        self.redirects: dict[str, str] = {}
        self.interwiki: dict[str, str] = {}

    def add(self, piece: dict[str, Any]) -> None:
        """Merge one piece; a page of a truncated batch comes first without its revisions, then with them."""
        for page in piece.get("pages", ()):
            kept = self.pages.setdefault(page.get("pageid", page.get("title")), page)
            if kept is not page:
                revisions = [*kept.get("revisions", ()), *page.get("revisions", ())]
                kept.update(page)
                if revisions:
                    kept["revisions"] = revisions
        self.normalized.update((way["from"], way["to"]) for way in piece.get("normalized", ()) if not way.get("fromencoded"))
        self.redirects.update((way["from"], way["to"]) for way in piece.get("redirects", ()))
        self.interwiki.update((way["title"], way["iw"]) for way in piece.get("interwiki", ()))

    def resolve(self, title: str) -> tuple[str, bool]:
        """The page's own title for an asked one, and whether its redirects run in a circle."""
        title = self.normalized.get(title, title)
        passed = set()
        while title in self.redirects:
            if title in passed:
                return title, True
            passed.add(title)
            title = self.redirects[title]
        return title, False

    def page(self, wanted: Wanted, title: str) -> dict[str, Any] | None:
        """The page with the wanted id, else the one with this title."""
        if wanted.page_id in self.pages:
            return self.pages[wanted.page_id]
        return next((page for page in self.pages.values() if page.get("title") == title), None)


def _ask_states(client: WikiClient, part: Sequence[Wanted], attempts: int | None) -> _Answer:
    """Ask for revision ids, properties and addresses, redirects followed."""
    by_id = part[0].page_id is not None
    asked = (
        {"pageids": "|".join(str(one.page_id) for one in part)}
        if by_id
        else {"titles": join_values([unicodedata.normalize("NFC", one.title) for one in part])}
    )
    return _ask(
        client, attempts, **asked, prop="info|revisions|pageprops", inprop="url", rvprop="ids|timestamp|sha1", redirects="1",
        ppprop="disambiguation|wikibase_item",
    )  # fmt: skip


def _ask_texts(client: WikiClient, part: Sequence[int], attempts: int | None) -> _Answer:
    """Ask for the text of revisions by their ids."""
    revids = "|".join(map(str, part))
    return _ask(client, attempts, revids=revids, prop="revisions", rvprop="ids|timestamp|sha1|content", rvslots="main")


def _ask(client: WikiClient, attempts: int | None, **parameters: str) -> _Answer:
    """Put every piece of one query together."""
    answer = _Answer()
    for piece in client.query(attempts=attempts, **parameters):
        answer.add(piece)
    return answer


def _in_batches(
    client: WikiClient, items: Sequence[_Item], ask: Callable[[WikiClient, Sequence[_Item], int | None], _Answer]
) -> Iterator[tuple[Sequence[_Item], _Answer | AnswerFailed]]:
    """Ask batch by batch. A batch that fails is halved until the one item that makes it fail stands alone.

    Errors: SourceUnreachable where request after request fails, or every one of them, so that it is not the items.
    """
    size = client.settings.batch
    waiting: list[tuple[Sequence[_Item], int | None]] = [(items[start : start + size], None) for start in range(0, len(items), size)]
    failures = 0
    is_answered = False
    last: AnswerFailed | None = None
    while waiting:
        part, attempts = waiting.pop(0)
        try:
            yield part, ask(client, part, attempts)
        except AnswerFailed as failed:
            failures += 1
            last = failed
            if failures >= _MOST_FAILURES or failures == 1 == len(items):
                raise SourceUnreachable(failed.message, failed.remedy) from None
            if len(part) == 1:
                yield part, failed
                continue
            middle = len(part) // 2
            waiting[:0] = [(part[:middle], _RETRIES_OF_A_PART), (part[middle:], _RETRIES_OF_A_PART)]
        else:
            failures = 0
            is_answered = True
    if last and not is_answered:
        raise SourceUnreachable(last.message, last.remedy)


def _state(wanted: Wanted, answer: _Answer) -> PageState:
    """Read one wanted article out of an answer."""
    title, is_circle = answer.resolve(unicodedata.normalize("NFC", wanted.title))
    page = answer.page(wanted, title)
    nothing = PageState(wanted, title, wanted.page_id)
    if is_circle:
        return replace(nothing, problem="invalid", message="its redirects run in a circle")
    if page is None:
        if wanted.title in answer.interwiki:
            return replace(nothing, problem="invalid", message=f"the title leads to another wiki ({answer.interwiki[wanted.title]}:)")
        return replace(nothing, problem="missing", message="the wiki answered nothing for it")
    state = replace(
        nothing,
        title=page.get("title", wanted.title),
        page_id=page.get("pageid"),
        wikidata_id=page.get("pageprops", {}).get("wikibase_item", ""),
        url=page.get("canonicalurl", ""),
    )
    problem, message = _problem(page, wanted.namespace)
    if problem:
        return replace(state, problem=problem, message=message)
    revision = page["revisions"][0]
    return replace(state, revision_id=revision["revid"], revision_at=datetime.fromisoformat(revision["timestamp"]))


def _problem(page: dict[str, Any], namespace: int) -> tuple[Reason | Literal[""], str]:
    """What keeps a page from being an article that can be read, or two empty texts."""
    problems = (
        (page.get("invalid"), "invalid", str(page.get("invalidreason", ""))),
        (page.get("special") or page.get("ns", 0) != namespace, "invalid", "the title is that of no article but of another kind of page"),
        (page.get("missing"), "missing", "there is no such article"),
        ("disambiguation" in page.get("pageprops", {}), "disambiguation", "the title is that of a list of articles with similar titles"),
        (page.get("contentmodel", "wikitext") != "wikitext", "unreadable", f"the page is written in {page.get('contentmodel')}"),
        ("revisions" not in page, "failed", "the wiki gave no revision of it"),
    )
    return next(((problem, message) for is_so, problem, message in problems if is_so), ("", ""))


def _text(revision_id: int, revision: dict[str, Any] | None) -> RevisionText:
    """Read one revision out of an answer."""
    if revision is None:
        return RevisionText(revision_id, problem="failed", message=f"revision {revision_id} went away between two requests")
    slot = revision.get("slots", {}).get("main", {})
    if revision.get("texthidden") or slot.get("texthidden"):
        return RevisionText(revision_id, problem="hidden", message=f"the text of revision {revision_id} is not public")
    if "content" not in slot:
        return RevisionText(revision_id, problem="unreadable", message=f"the wiki has lost the text of revision {revision_id}")
    return RevisionText(revision_id, content=slot["content"])
