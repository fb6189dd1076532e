"""Which of an article's own series a phrase of its prose names.

Belongs here: comparing phrases with the series the article's tables have in a season. Does not belong here: aliases (identity).
"""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from pipeline.parse.claims import identity
from pipeline.parse.claims.values import split_series

_PART = r"(?:[A-ZÀ-Þ0-9][\w'’./&-]*|championship|series|cup|trophy)"
_PHRASE = re.compile(rf"[A-ZÀ-Þ0-9][\w'’./-]*(?:\s+(?:(?:of|de|di|the|d'|for)\s+)?{_PART})*")
_LEAD = re.compile(r"(?:In|For|During|At|From|After|Following|Throughout|With|Since|Despite|Before|On|To|As)\s+(?:the\s+)?(?=[A-ZÀ-Þ0-9])")
_SPAN_END = re.compile(r"(?:\d\d)?\d\d\s+")  # of a season over two years: the rest of `2018–19` after its dash
_SPAN_DASHES = frozenset("-–—/")
_WORD = re.compile(r"[^\W_]+", re.UNICODE)
_LIGHT = frozenset(
    {"championship", "championships", "series", "cup", "trophy", "season", "title", "standings", "challenge", "drivers", "driver", "riders",
     "rider"}
)  # fmt: skip
_NONE = frozenset({"the", "of", "and", "in", "for", "de", "di", "fia", "overall", "final", "his", "her", "their"})
_SERIES_WORDS = ("championship", "series", "cup", "trophy", "challenge", "masters", "formula", "league", "games")
_GENERIC = re.compile(
    r"^(?:(?:the|final|overall|(?:driv|rid)ers?['’]?s?['’]?|constructors?['’]?s?['’]?|championship|season(?:['’]s)?|points|year-end|series|"
    r"maiden|first|second|third|[a-z]+th|(?:19|20)\d\d)\s+)*"
    r"(?:standings?|championships?|classification|rankings?|series|titles?(?: race)?|crown)$",
    re.IGNORECASE,
)
_WORLD = re.compile(
    r"^(?:(?:fia|formula one|f1|overall)\s+)*world\s+(?:drivers?['’]?s?['’]?\s+)?(?:championships?|standings?|drivers?['’]? champions?)"
    r"(?:\s+of drivers)?$",
    re.IGNORECASE,
)
_LIMITED = re.compile(r"\b(?:junior|youth|under|production|women|ladies|cadets?|academy)\b", re.IGNORECASE)  # who or what may take part
_CATEGORY = re.compile(r"^(?:fia\s+)?(?:formula|f|gt)[\s-]?(?:\d|one|two|three|four|ford|renault|regional)$", re.IGNORECASE)
_OF_STANDINGS = re.compile(
    r"(?:\s+(?:final|overall|(?:driv|rid)ers?['’]?|points|season|standings?|title|championship|crown|classification|rankings?))+$",
    re.IGNORECASE,
)
_OF_DRIVERS = re.compile(r"\b(?:driv|rid)ers?['’]?s?['’]?\s+", re.IGNORECASE)
_ENOUGH = 0.75
_LIGHT_WEIGHT = 0.25
_PREFIX = 5
_TWO_WORDS = 2
_FORMULA_ONE = "formula-one"
_KEPT = 1 << 12  # phrases: those of a few articles


class _Phrase(NamedTuple):
    """What a phrase says without looking at any series: its slug, its words that count, whether it names the world championship."""

    own_id: str
    words: tuple[str, ...]
    is_world: bool
    is_likely: bool


@lru_cache(maxsize=_KEPT)
def _known(phrase: str) -> _Phrase:
    """A phrase taken apart; `is_likely` where it may be another wording of a series' name."""
    low = phrase.lower()
    has_word = any(map(low.__contains__, _SERIES_WORDS))
    has_words = len(_WORD.findall(phrase)) >= _TWO_WORDS
    words = tuple(word for word in _WORD.findall(identity.bare_series(phrase).lower()) if word not in _NONE)
    is_likely = (has_word or has_words) and not _CATEGORY.match(phrase)
    names = (phrase, _OF_STANDINGS.sub("", phrase), _OF_DRIVERS.sub("", phrase))
    own_id = identity.series_id(next((name for name in names if identity.used_alias("series", name)), phrase))
    return _Phrase(own_id, words, bool(_WORLD.match(phrase)), is_likely)


def is_generic(phrase: str) -> bool:
    """Whether a phrase names no series by itself: `final standings`, `Drivers' Championship`."""
    return bool(_GENERIC.match(phrase.strip()))


@lru_cache(maxsize=_KEPT)
def is_series_name(phrase: str) -> bool:
    """Whether a phrase looks like the name of some series: `Formula Three`, `Toyota Racing Series`."""
    low = phrase.lower()
    has_words = any(map(low.__contains__, _SERIES_WORDS)) and len(_WORD.findall(phrase)) >= _TWO_WORDS
    return has_words and not is_generic(phrase) and not _WORLD.match(phrase)


def phrases(text: str) -> list[tuple[int, str]]:
    """The capitalised phrases of a text that may name a series, with their places, in order."""
    found = []
    for match in _PHRASE.finditer(text):
        phrase = match.group().rstrip(".,").removesuffix("'s").removesuffix("’s")
        lead = _LEAD.match(phrase)
        if match.start() > 0 and text[match.start() - 1] in _SPAN_DASHES:
            lead = _SPAN_END.match(phrase)
        start = lead.end() if lead else 0
        found.append((match.start() + start, phrase[start:]))
    return found


def resolve(phrase: str, candidates: Iterable[tuple[str, str]]) -> tuple[str, str] | None:
    """The one (series, series_id) among the candidates that the phrase names, None where none or more than one fits."""
    known = _known(phrase)
    pairs = list(candidates)
    if known.is_world and (world := next((pair for pair in pairs if pair[1] == _FORMULA_ONE), None)):
        return world
    if exact := next((pair for pair in pairs if pair[1] == known.own_id), None):
        return exact
    if not known.is_likely:
        return None
    if known.is_world:
        pairs = [pair for pair in pairs if not _LIMITED.search(pair[0])]
    weighed = [(_likeness(known.words, series), series, series_id) for series, series_id in pairs]
    best = max((entry[0] for entry in weighed), default=0.0)
    likest = sorted({entry for entry in weighed if entry[0] == best >= _ENOUGH}, reverse=True)
    if likest and len({entry[2] for entry in likest}) == 1:
        return likest[0][1], likest[0][2]
    return None


@lru_cache(maxsize=_KEPT)
def _likeness(words: tuple[str, ...], series: str) -> float:
    """Which share of a phrase's words the series has; words such as `championship` weigh little, and do not suffice."""
    own = {word.lower() for word in _WORD.findall(split_series(series)[0])}
    total = matched = heavy = 0.0
    for word in words:
        weight = _LIGHT_WEIGHT if word in _LIGHT else 1.0
        total += weight
        if word in own or (len(word) > _PREFIX and any(other[:_PREFIX] == word[:_PREFIX] and len(other) > _PREFIX for other in own)):
            matched += weight
            heavy += weight == 1.0
    return matched / total if heavy and total else 0.0
