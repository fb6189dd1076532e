"""Values that templates keep on their own pages (`{{F1R2025|BOR|AUS2}}`), asked of the wiki, all of an article's in one request.

Belongs here: expanding calls, and knowing when an expansion is out of date. Does not belong here: which calls hide a value,
or reading an expansion (parse.markup.expansion).

An expansion holds as long as its template's page stands at the same revision. So the pages' revision ids are asked with the
articles' own, and a result entered there reaches every driver though no article has moved.
"""

import re
from collections.abc import Iterable, Sequence

from pipeline.extract.mediawiki.client import AnswerFailed, WikiClient
from pipeline.extract.mediawiki.pages import PageState, Wanted, page_states
from pipeline.extract.source import Expansion, Known
from pipeline.parse.markup.expansion import template_name

NAMESPACE = 10
_PREFIX = "Template:"
_MARK = "@@paddock:{}@@"
_MARKED = re.compile(r"\n@@paddock:(\d+)@@\n")
_NOTHING = re.compile(r"\[\[:?Template:|<(?:strong|span)[^>]*class=\"(?:error|scribunto-error)", re.IGNORECASE)
_LONGEST_TEXT = 100_000  # characters of calls in one request


def templates_of(known: Iterable[Known]) -> list[Wanted]:
    """The pages of the templates whose expansions the warehouse holds, to be looked at with the articles."""
    names = sorted({expansion.template for one in known for expansion in one.expansions})
    return [Wanted(f"{_PREFIX}{name}", namespace=NAMESPACE) for name in names]


class Expander:
    """Expands calls, each once for each revision of its template."""

    def __init__(self, client: WikiClient, known: Iterable[Known]) -> None:
        """Begin with the expansions that the warehouse holds."""
        self._client = client
        self._held = {expansion.call: expansion for one in known for expansion in one.expansions if expansion.text is not None}
        self._revisions: dict[str, int | None] = {}

    def learn(self, state: PageState) -> None:
        """Note where a template's page stands; one that cannot be seen has no revision."""
        self._revisions[state.wanted.title.removeprefix(_PREFIX)] = state.revision_id

    def is_stale(self, expansions: Sequence[Expansion]) -> bool:
        """Whether a template has moved on since these were expanded."""
        return any(one.template_revision_id != self._revisions.get(one.template, one.template_revision_id) for one in expansions)

    def expand(self, title: str, calls: Sequence[str]) -> tuple[Expansion, ...]:
        """Expand the calls of one article, in their order. A call that the wiki cannot expand has no text, and is asked again."""
        if not calls:
            return ()
        names = dict.fromkeys(template_name(call) for call in calls)
        unseen = [Wanted(f"{_PREFIX}{name}", namespace=NAMESPACE) for name in names if name not in self._revisions]
        for state in page_states(self._client, unseen):
            self.learn(state)
        for part in _parts([call for call in calls if not self._is_current(call)]):
            self._held.update(self._ask(title, part))
        nothing = {call: Expansion(call, template_name(call), self._revisions[template_name(call)], None) for call in calls}
        return tuple(self._held.get(call) or nothing[call] for call in calls)

    def _is_current(self, call: str) -> bool:
        revision = self._revisions[template_name(call)]
        held = self._held.get(call)
        return revision is None or (held is not None and held.template_revision_id == revision)

    def _ask(self, title: str, calls: Sequence[str]) -> dict[str, Expansion]:
        """Expand calls together; one that swallows what follows it (an open comment, say) is told apart by asking one by one."""
        text = "".join(f"\n{_MARK.format(number)}\n{call}" for number, call in enumerate(calls)) + f"\n{_MARK.format(len(calls))}\n"
        try:
            answer = self._client.call(action="expandtemplates", prop="wikitext", title=title, text=text)
        except AnswerFailed:
            answer = {}
        pieces = _MARKED.split(answer.get("expandtemplates", {}).get("wikitext", ""))
        if pieces[1::2] != [str(number) for number in range(len(calls) + 1)]:
            if len(calls) == 1:
                return {}
            return {call: found for one in calls for call, found in self._ask(title, [one]).items()}
        found = {}
        for call, wikitext in zip(calls, pieces[2::2], strict=False):
            if wikitext.strip() != call and not _NOTHING.match(wikitext.strip()):
                name = template_name(call)
                found[call] = Expansion(call, name, self._revisions[name], wikitext.strip())
        return found


def _parts(calls: Sequence[str]) -> list[list[str]]:
    """The calls in as few parts as the length of a request allows."""
    parts: list[list[str]] = []
    length = _LONGEST_TEXT
    for call in calls:
        if length + len(call) > _LONGEST_TEXT:
            parts.append([])
            length = 0
        parts[-1].append(call)
        length += len(call)
    return parts
