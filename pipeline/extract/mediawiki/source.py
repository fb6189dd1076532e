"""A MediaWiki as a Source: what has moved since the warehouse last looked is fetched, nothing else.

Belongs here: comparing where articles stand with what the warehouse holds, and saying it as news.
Does not belong here: HTTP (client), the form of answers (pages), what to follow (follow).
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime

import httpx

from pipeline.extract.mediawiki.client import WikiClient
from pipeline.extract.mediawiki.expand import NAMESPACE as TEMPLATES
from pipeline.extract.mediawiki.expand import Expander, templates_of
from pipeline.extract.mediawiki.follow import Follow
from pipeline.extract.mediawiki.pages import PageState, Wanted, page_states, revision_texts
from pipeline.extract.mediawiki.settings import WikiSettings
from pipeline.extract.source import Expanded, Fetched, Known, Missing, News, Reason, Unchanged
from pipeline.parse.markup.expansion import hidden_calls
from pipeline.parse.markup.wikitext import read_document

REMEDIES: dict[Reason, str] = {
    "deleted": "take it out of the watchlist; `paddock remove` takes its data out too",
    "disambiguation": "name the article that is meant, with its suffix, such as `(racing driver)`",
    "hidden": "nothing; the next public revision will be fetched",
    "invalid": "correct the title in the watchlist or on the command line",
    "missing": "correct the title in the watchlist or on the command line",
    "moved": "write its new title in the watchlist",
    "unreadable": "look at the article on the wiki; the next revision will be fetched",
    "failed": "nothing; the next refresh asks again",
}


class MediaWikiSource:
    """Articles of a MediaWiki. See Source for what `articles` promises; `client` is open while it runs, for its request count."""

    name = "wikipedia"

    def __init__(
        self,
        settings: WikiSettings,
        follow: Follow,
        *,
        transport: httpx.BaseTransport | None = None,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        """Ask nothing yet. `transport` and `now` replace the network and the clock in tests."""
        self.settings = settings
        self.follow = follow
        self.client = WikiClient(settings, transport)
        self._now = now

    def articles(self, known: Sequence[Known]) -> Iterator[News]:
        """Look at every followed article: first what stands still or is missing, then the new texts, each in the order followed."""
        with self.client as client:
            holdings = _Holdings(known)
            expander = Expander(client, known)
            wanted = [holdings.identified(one) for one in self.follow.wanted(client)]
            asked = [*wanted, *templates_of(filter(None, map(holdings.named, wanted)))]
            moved: list[PageState] = []
            still: list[Known] = []
            seen: set[int | None] = set()
            for state in self._states(client, asked):
                held = holdings.of(state)
                if state.wanted.namespace == TEMPLATES:
                    expander.learn(state)
                elif state.problem:
                    yield _missing(state, state.problem, state.message, self.settings, held)
                elif state.page_id not in seen:
                    seen.add(state.page_id)
                    if held and _holds(held, state):
                        still.append(held)
                    else:
                        moved.append(state)
            for held in still:
                yield self._unchanged(held, expander)
            yield from self._texts(client, moved, holdings, expander)

    def _unchanged(self, held: Known, expander: Expander) -> News:
        """News of an article that has not moved: what its templates say may have."""
        if expander.is_stale(held.expansions):
            return Expanded(held.driver_id, expander.expand(held.title, [one.call for one in held.expansions]), self._now())
        return Unchanged(held.driver_id, self._now())

    def _states(self, client: WikiClient, wanted: Sequence[Wanted]) -> Iterator[PageState]:
        """Where the wanted articles stand; a missing one is looked up in the wiki's logs, and followed where it was moved to."""
        gone: list[PageState] = []
        for state in page_states(client, wanted):
            if state.problem == "missing" and state.wanted.namespace != TEMPLATES:
                gone.append(state)
            else:
                yield state
        by_name = [Wanted(one.wanted.title) for one in gone if one.wanted.page_id]
        by_title = {state.wanted.title: state for state in page_states(client, by_name)}
        for state in gone:
            again = by_title.get(state.wanted.title, state)
            yield self._logged(client, again) if again.problem == "missing" else replace(again, replaces=state.wanted.page_id)

    def _logged(self, client: WikiClient, state: PageState) -> PageState:
        """Why a page is missing, by the newest entry of the wiki's logs: deleted, moved (then where it stands now), or never there."""
        title = state.title
        for piece in client.query(list="logevents", letitle=title, lelimit="10", leprop="type|details|title|timestamp"):
            for event in piece.get("logevents", ()):
                if event.get("type") == "delete" and event.get("action") == "delete":
                    return _with(state, "deleted", f"it was deleted on {event['timestamp'][:10]}")
                if event.get("type") == "move" and (target := event.get("params", {}).get("target_title")):
                    found = next(page_states(client, [Wanted(target)]))
                    return _with(found, "moved", f"it was moved to {target}, which is gone too") if found.problem else found
            break
        return state

    def _texts(self, client: WikiClient, moved: Sequence[PageState], holdings: "_Holdings", expander: Expander) -> Iterator[News]:
        """The texts of the articles that are new or have moved on."""
        revision_ids = [state.revision_id for state in moved if state.revision_id is not None]
        for state, text in zip(moved, revision_texts(client, revision_ids), strict=True):
            held = holdings.of(state)
            if text.problem:
                yield _missing(state, text.problem, text.message, self.settings, held)
            elif not text.content.strip() and held is None:
                yield _missing(state, "unreadable", "the article is empty", self.settings, held)
            else:
                permalink = self.settings.permalink(text.revision_id)
                yield Fetched(
                    title=state.title, format="wikitext", content=text.content, fetched_at=self._now(), url=state.url, permalink=permalink,
                    place=self.settings.api_url, page_id=state.page_id, revision_id=text.revision_id, revision_at=state.revision_at,
                    wikidata_id=state.wikidata_id, expansions=expander.expand(state.title, _calls(state.title, text.content)),
                    replaces=state.replaces,
                )  # fmt: skip


class _Holdings:
    """What the warehouse holds, by page id and by title."""

    def __init__(self, known: Sequence[Known]) -> None:
        self._by_id: dict[int | None, Known] = {one.page_id: one for one in known if one.page_id is not None}
        self._by_title = {one.title: one for one in known}

    def identified(self, wanted: Wanted) -> Wanted:
        """The wanted article with the page id that the warehouse knows it by."""
        held = self._by_title.get(wanted.title)
        return Wanted(wanted.title, held.page_id) if held and wanted.page_id is None else wanted

    def named(self, wanted: Wanted) -> Known | None:
        """What is held of a wanted article, before it has been looked at."""
        return self._by_id.get(wanted.page_id) if wanted.page_id is not None else self._by_title.get(wanted.title)

    def of(self, state: PageState) -> Known | None:
        """What is held of the article that stands there: by page id, else by title where no other page id is known."""
        held = self._by_id.get(state.page_id)
        named = self._by_title.get(state.title)
        if held or (named and (named.page_id is None or state.page_id is None)):
            return held or named
        return self._by_title.get(state.wanted.title) if state.problem else None


def _holds(held: Known, state: PageState) -> bool:
    """Whether the warehouse has this very revision, as wikitext: as its current snapshot, or as one that the guard keeps back."""
    if held.format != "wikitext":
        return False
    return held.revision_id == state.revision_id or f"{held.driver_id}@{state.revision_id}" in held.snapshot_ids


def _calls(title: str, text: str) -> list[str]:
    """The calls of an article that hide a value."""
    return hidden_calls(read_document(title, text))


def _with(state: PageState, problem: Reason, message: str) -> PageState:
    """The same page with a problem."""
    return replace(state, problem=problem, message=message)


def _missing(state: PageState, problem: Reason, message: str, settings: WikiSettings, held: Known | None) -> Missing:
    """Say a problem of a page as news."""
    return Missing(
        title=state.wanted.title, reason=problem, place=settings.api_url, message=message, remedy=REMEDIES[problem],
        driver_id=held.driver_id if held else "", page_id=state.page_id,
    )  # fmt: skip
