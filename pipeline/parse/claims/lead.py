"""Totals that an article's lead states of a whole career in one series: wins, poles, podiums, starts, entries, titles.

Belongs here: whose totals a sentence states, and of which series, which it must name. Does not belong here: the forms that leave
no doubt (leadforms), what one season brought (forms, prose), totals of tables (totals).
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from pipeline.parse.claims import leadforms, mentions
from pipeline.parse.claims.forms import AS_ANOTHER, LONGEST
from pipeline.parse.claims.numerals import count_of
from pipeline.parse.claims.subject import is_own
from pipeline.parse.frames import FrameBuilder
from pipeline.parse.markup.table import Document

_WORD = re.compile(r"[^\W\d_]+")
_GRAND_PRIX = re.compile(r"^Grands? Prix$", re.IGNORECASE)
_ON_TWO_WHEELS = re.compile(r"^moto|motorcycle|\dcc$")
_FORMULA_ONE = "formula-one"
_BRACKETS = re.compile(r"\([^()]*\)")
_PRONOUNS = frozenset({"he", "she", "they"})
_TWICE = 2
_SERIES = ("season_entry", "season_standing", "race_result")


class _Total(NamedTuple):
    """A total as a sentence states it."""

    metric: str
    value: int
    text: str
    series: tuple[str, str]


def read_lead(document: Document, names: frozenset[str], out: FrameBuilder) -> None:
    """Add the totals of the lead to staging.stated_total, basis `prose`; one that two sentences state differently is left out.

    `names` are the words of the driver's name in lower case; the tables' claims must be in `out` already.
    """
    pool: list[tuple[str, str]] = []
    found: dict[tuple[str, str], dict[int, tuple[int, _Total]]] = {}
    for sentence in document.sentences:
        if sentence.section:
            break
        if len(sentence.text) <= LONGEST and any(map(sentence.text.__contains__, leadforms.SIGNS)):
            pool = pool or _pool(out)
            for total in _totals(sentence.text, names, pool):
                found.setdefault((total.series[1], total.metric), {}).setdefault(total.value, (sentence.sentence_no, total))
    for values in found.values():
        if len(values) == 1:
            sentence_no, total = next(iter(values.values()))
            out.add(
                "stated_total", cell_id=f"{out.snapshot_id}/prose/{sentence_no}", basis="prose", discipline="racing",
                series=total.series[0], series_id=total.series[1], metric=total.metric, value=total.value, value_text=total.text,
                state="reported",
            )  # fmt: skip


def _pool(out: FrameBuilder) -> list[tuple[str, str]]:
    """The series of the article's tables, as written and as a slug."""
    pairs = {pair: None for table in _SERIES for pair in zip(out.column(table, "series"), out.column(table, "series_id"), strict=True)}
    return [(series, series_id) for series, series_id in pairs if isinstance(series, str) and isinstance(series_id, str)]


def _totals(text: str, names: frozenset[str], pool: list[tuple[str, str]]) -> Iterator[_Total]:
    if AS_ANOTHER.search(text):
        return
    start = 0
    for clause in leadforms.CLAUSE.split(text):
        begin = text.index(clause, start)
        start = begin + len(clause)
        if any(map(clause.__contains__, leadforms.TALLIED)):
            yield from _listed(clause, text, begin, names, pool)
            yield from _opened(clause, names, pool)
        for form in leadforms.FORMS:
            for match in form.pattern.finditer(clause) if any(map(clause.__contains__, form.words)) else ():
                if _is_total(form, match, clause) and is_own(text, begin + match.start(), names):
                    series = _series_of(form, match, clause, text[: begin + match.start()], pool)
                    yield from _counted(form.metric, match, series)
        for match in leadforms.TITLED.finditer(clause) if any(map(clause.lower().__contains__, leadforms.TITLED_WORDS)) else ():
            if set(_WORD.findall(_BRACKETS.sub("", clause[: match.start()].lower()))) <= names and not leadforms.SEASON.search(match[0]):
                series = _resolve(match["phrase"], "titles", pool) if match["phrase"] else _named_at(clause[match.end() :], pool)
                yield from _counted("titles", match, series)


def _listed(clause: str, text: str, begin: int, names: frozenset[str], pool: list[tuple[str, str]]) -> Iterator[_Total]:
    """The totals of lists that the series follows: `He has three wins and nine podiums in Formula E`."""
    for match in leadforms.TALLIES.finditer(clause):
        before = clause[: match.start()]
        verb = next(reversed(list(leadforms.VERB.finditer(before))), None)
        series = _named_at(clause[match.end() :], pool)
        is_total = (leadforms.PERFECT.search(before) or not leadforms.SEASON.search(clause)) and not leadforms.HEDGED.search(before)
        if verb and series and is_total and is_own(text, begin + verb.start(), names):
            yield from _each(match[0], series)


def _opened(clause: str, names: frozenset[str], pool: list[tuple[str, str]]) -> Iterator[_Total]:
    """The totals of a list that stands after its series: `In Formula One, he has taken twelve wins`."""
    match = leadforms.OPENED.match(clause)
    if match and not leadforms.SEASON.search(clause) and match["subject"].lower() in names | _PRONOUNS:
        series = mentions.resolve(match["phrase"], pool)
        if series:
            yield from _each(match["list"], series)


def _each(tallies: str, series: tuple[str, str]) -> Iterator[_Total]:
    """One total for each count of a list."""
    for metric, pattern in leadforms.ONE_TALLY.items():
        for tally in pattern.finditer(tallies):
            yield _Total(metric, int(count_of(tally[1])), tally.group(), series)


def _counted(metric: str, match: re.Match[str], series: tuple[str, str] | None) -> Iterator[_Total]:
    """The total that a form found, where its series is known."""
    if series:
        multiple = leadforms.MULTIPLES.get((match.groupdict().get("multiple") or "").lower(), _TWICE)
        value = int(count_of(match["count"])) if match["count"] else multiple
        yield _Total(metric, value, match.group().strip(" ,"), series)


def _is_total(form: leadforms.Form, match: re.Match[str], clause: str) -> bool:
    """Whether what a form found speaks of the whole career, and counts exactly."""
    before = clause[: match.start("count")] if match["count"] else clause[: match.start()]
    is_career = form.pattern is leadforms.ACROSS or not leadforms.SEASON.search(_BRACKETS.sub("", clause[: match.end()]))
    is_later = form.metric != "titles" and leadforms.IN_A_SEASON.match(clause[match.end() :])
    return is_career and not is_later and not leadforms.HEDGED.search(before)


def _series_of(form: leadforms.Form, match: re.Match[str], clause: str, before: str, pool: list[tuple[str, str]]) -> tuple[str, str] | None:
    """The series of what a form found: named in it, else right after it, else (a career by its seasons) last before it."""
    groups = match.groupdict()
    if phrase := groups.get("phrase"):
        is_series = form.metric != "titles" or not groups.get("twice") or bool(leadforms.SERIES_WORD.search(phrase))
        return _resolve(phrase, form.metric, pool) if is_series else None
    if form.pattern is leadforms.ACROSS:
        return _named_before(before, pool)
    return _named_at(clause[match.end() :], pool)


def _named_at(text: str, pool: list[tuple[str, str]]) -> tuple[str, str] | None:
    """The series that the first name of a text means: what follows `in the`."""
    place, phrase = next(iter(mentions.phrases(text)), (0, ""))
    return mentions.resolve(phrase, pool) if phrase and not leadforms.BEYOND.search(text[place + len(phrase) :]) else None


def _named_before(text: str, pool: list[tuple[str, str]]) -> tuple[str, str] | None:
    """The series that is named last in a text."""
    for _, phrase in reversed(mentions.phrases(text)):
        if leadforms.SERIES_WORD.search(phrase) and (found := mentions.resolve(phrase, pool)):
            return found
    return None


def _resolve(phrase: str, metric: str, pool: list[tuple[str, str]]) -> tuple[str, str] | None:
    """The series of a name beside a count; of titles it may be the name without its last word, and a Grand Prix is Formula One's."""
    if _GRAND_PRIX.match(phrase):
        is_rider = any(_ON_TWO_WHEELS.search(series_id) for _, series_id in pool)
        return None if is_rider else next((pair for pair in pool if pair[1] == _FORMULA_ONE), None)
    return mentions.resolve(phrase, pool) or (mentions.resolve(f"{phrase} Championship", pool) if metric == "titles" else None)
