"""Totals that an article's lead states of a whole career in one series: wins, poles, podiums, starts, entries, titles.

Belongs here: the few forms that leave no doubt, a series named in the sentence. Does not belong here: what one season brought
(forms, prose), totals of tables (totals).
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from pipeline.parse.claims import mentions
from pipeline.parse.claims.numerals import COUNTS, count_of
from pipeline.parse.claims.subject import is_own
from pipeline.parse.frames import FrameBuilder
from pipeline.parse.markup.table import Document

_COUNT = rf"(?:\d{{1,3}}(?:,\d{{3}})*|{'|'.join(COUNTS)})"
_NOUNS = {
    "wins": r"(?:race\s+|career\s+|Grand Prix\s+)?(?:wins?|victor(?:y|ies))",
    "poles": r"(?:career\s+)?poles?(?:\s+positions?)?",
    "fastest_laps": r"fastest\s+laps?",
    "podiums": r"(?:career\s+)?podiums?(?:\s+finish(?:es)?)?",
    "races": r"(?:race\s+|career\s+|Grand Prix\s+)?starts",
}
_TALLY = rf"(?:a\s+total\s+of\s+)?\b(?:{_COUNT})\s+(?:{'|'.join(_NOUNS.values())})"
_BETWEEN = r"(?:\s*,\s*(?:and\s+)?|\s+and\s+|\s+(?:from|in)\s+)"
_TALLIES = re.compile(rf"{_TALLY}(?:{_BETWEEN}{_TALLY})+(?=\s+(?:in|across)\s+(?:the\s+)?(?-i:[A-Z]))", re.IGNORECASE)
_ONE_TALLY = {metric: re.compile(rf"\b({_COUNT})\s+{noun}", re.IGNORECASE) for metric, noun in _NOUNS.items()}
_VERB = re.compile(
    r"\b(?:achiev|t(?:oo|a)k|scor|won\b|record|amass|claim|earn|collect|accumulat|with\b|made\b|hold|ha[sd]\b)", re.IGNORECASE
)
_PERFECT = re.compile(r"\b(?:having|has|have|had)\s+(?:\w+ly\s+)?\w+(?:ed|en|on)\s+(?:a\s+total\s+of\s+)?$", re.IGNORECASE)
_NAME = r"(?P<phrase>(?-i:[A-Z0-9])[\w.'’/-]*(?:\s+(?:of\s+)?(?-i:[A-Z0-9])[\w.'’/-]*){0,6}?)"
_RACES = r"(?:national\s+|championship\s+)?(?:Grands?\s+Prix|races|rallies|events|rounds)\b"
_ACROSS = re.compile(rf"\bwon\s+(?P<count>{_COUNT})\s+(?:{_NAME}\s+)?{_RACES}\s+across\s+(?:{_COUNT})\s+seasons", re.IGNORECASE)
_HAS_WON = re.compile(rf"\b(?:has\s+)?won\s+(?P<count>{_COUNT})\s+{_NAME}\s+{_RACES}", re.IGNORECASE)
_ENTERED = re.compile(rf"\b(?:participated\s+in|entered)\s+(?:a\s+total\s+of\s+)?(?P<count>{_COUNT})\s+{_NAME}\s+{_RACES}", re.IGNORECASE)
_TITLES = re.compile(rf"\bwon\s+(?P<count>{_COUNT})\s+{_NAME}\s+(?:titles|championships)\b", re.IGNORECASE)
_TIMES = re.compile(
    rf"\b(?:is|was|became)\s+an?\s+(?:[a-z-]+\s+)*?(?P<count>{'|'.join(COUNTS)})-time\s+{_NAME}\s+champion\b(?!\s+(?-i:[A-Z]))",
    re.IGNORECASE,
)
_FORMS = (  # each with words of which one stands in what it finds
    ("wins", _ACROSS, ("across",)),
    ("wins", _HAS_WON, ("won ",)),
    ("entries", _ENTERED, ("participated in", "entered ")),
    ("titles", _TITLES, ("titles", "championships", "Championships")),
    ("titles", _TIMES, ("-time ",)),
)
_TALLIED = ("win", "victor", "pole", "fastest lap", "podium", "starts")
_FEWEST = 2
_SEASON = re.compile(r"\b(?:19|20)\d\d\b|\b(?:season|year|campaign|maiden|debut)\b", re.IGNORECASE)
_SERIES_WORD = re.compile(r"\b(?:formula|championships?|series|cup)\b", re.IGNORECASE)
_CLAUSE = re.compile(r"[;—]\s*")
_SIGNS = ("wins", "win ", "won ", "victor", "starts", "participated", "entered", "-time")
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
        if any(map(sentence.text.__contains__, _SIGNS)):
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
    start = 0
    for clause in _CLAUSE.split(text):
        begin = text.index(clause, start)
        start = begin + len(clause)
        is_list = sum(map(clause.__contains__, _TALLIED)) >= _FEWEST
        for match in _TALLIES.finditer(clause) if is_list else ():
            before = clause[: match.start()]
            verb = next(reversed(list(_VERB.finditer(before))), None)
            series = _named_at(clause[match.end() :], pool)
            is_total = _PERFECT.search(before) or not _SEASON.search(clause)
            if verb and series and is_total and is_own(text, begin + verb.start(), names):
                for metric, pattern in _ONE_TALLY.items():
                    for tally in pattern.finditer(match.group()):
                        yield _Total(metric, int(count_of(tally[1])), tally.group(), series)
        for metric, form, words in _FORMS:
            for match in form.finditer(clause) if any(map(clause.__contains__, words)) else ():
                if form is not _ACROSS and _SEASON.search(clause[: match.end()]):
                    continue
                phrase = match["phrase"]
                series = _resolve(phrase, metric, pool) if phrase else _named_before(text[: begin + match.start()], pool)
                if series and is_own(text, begin + match.start(), names):
                    yield _Total(metric, int(count_of(match["count"])), match.group(), series)


def _named_at(text: str, pool: list[tuple[str, str]]) -> tuple[str, str] | None:
    """The series that the first name of a text means: what follows `in the`."""
    phrase = next((phrase for _, phrase in mentions.phrases(text)), "")
    return mentions.resolve(phrase, pool) if phrase else None


def _named_before(text: str, pool: list[tuple[str, str]]) -> tuple[str, str] | None:
    """The series that is named last in a text."""
    for _, phrase in reversed(mentions.phrases(text)):
        if _SERIES_WORD.search(phrase) and (found := mentions.resolve(phrase, pool)):
            return found
    return None


def _resolve(phrase: str, metric: str, pool: list[tuple[str, str]]) -> tuple[str, str] | None:
    """The series of a name beside a count; of titles it may be the name without its last word."""
    return mentions.resolve(phrase, pool) or (mentions.resolve(f"{phrase} Championship", pool) if metric == "titles" else None)
