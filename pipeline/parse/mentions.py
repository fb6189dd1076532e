"""Which of an article's own series a phrase of its prose names.

Belongs here: comparing phrases with the series the article's tables have in a season. Does not belong here: aliases (identity).
"""

import re
from collections.abc import Iterable

from pipeline.parse import identity
from pipeline.parse.values import split_series

_PART = r"(?:[A-ZÀ-Þ0-9][\w'’./&-]*|championship|series|cup|trophy)"
_PHRASE = re.compile(rf"[A-ZÀ-Þ0-9][\w'’./-]*(?:\s+(?:(?:of|de|di|the|d'|for)\s+)?{_PART})*")
_WORD = re.compile(r"[^\W_]+", re.UNICODE)
_LIGHT = frozenset(
    {"championship", "championships", "series", "cup", "trophy", "season", "title", "standings", "challenge", "drivers", "driver"}
)
_NONE = frozenset({"the", "of", "and", "in", "for", "de", "di", "fia", "overall", "final", "his", "her", "their"})
_SPEAKS_OF_SERIES = re.compile(r"(?:championship|series|cup|trophy|challenge|masters|formula|league|games)", re.IGNORECASE)
_GENERIC = re.compile(
    r"^(?:(?:the|final|overall|drivers?['’]?s?['’]?|constructors?['’]?s?['’]?|championship|season|points|year-end|series)\s+)*"
    r"(?:standings?|championships?|classification|rankings?|series|title race)$",
    re.IGNORECASE,
)
_WORLD = re.compile(
    r"^(?:(?:fia|formula one|f1|overall)\s+)*world\s+(?:drivers?['’]?s?['’]?\s+)?(?:championships?|standings?|drivers?['’]? champions?)"
    r"(?:\s+of drivers)?$",
    re.IGNORECASE,
)
_CATEGORY = re.compile(r"^(?:fia\s+)?(?:formula|f|gt)[\s-]?(?:\d|one|two|three|four|ford|renault|regional)$", re.IGNORECASE)
_ENOUGH = 0.75
_LIGHT_WEIGHT = 0.25
_PREFIX = 5
_TWO_WORDS = 2


def is_generic(phrase: str) -> bool:
    """Whether a phrase names no series by itself: `final standings`, `Drivers' Championship`."""
    return bool(_GENERIC.match(phrase.strip()))


def is_series_name(phrase: str) -> bool:
    """Whether a phrase looks like the name of some series: `Formula Three`, `Toyota Racing Series`."""
    has_words = len(_WORD.findall(phrase)) >= _TWO_WORDS and bool(_SPEAKS_OF_SERIES.search(phrase))
    return has_words and not is_generic(phrase) and not _WORLD.match(phrase)


def phrases(text: str) -> list[tuple[int, str]]:
    """The capitalised phrases of a text that may name a series, with their places, in order."""
    return [(match.start(), match.group().rstrip(".,").removesuffix("'s").removesuffix("’s")) for match in _PHRASE.finditer(text)]


def resolve(phrase: str, candidates: Iterable[tuple[str, str]]) -> tuple[str, str] | None:
    """The one (series, series_id) among the candidates that the phrase names, None where none or more than one fits."""
    pairs = list(dict.fromkeys(candidates))
    ids = {series_id for _, series_id in pairs}
    if _WORLD.match(phrase) and "formula-one" in ids:
        return next(pair for pair in pairs if pair[1] == "formula-one")
    own = identity.series_id(phrase)
    exact = [pair for pair in pairs if pair[1] == own]
    if exact:
        return exact[0]
    if _CATEGORY.match(phrase):
        return None
    if not _SPEAKS_OF_SERIES.search(phrase) and len(_WORD.findall(phrase)) < _TWO_WORDS:
        return None
    weighed = sorted(((_likeness(phrase, series), series, series_id) for series, series_id in pairs), reverse=True)
    best = [entry for entry in weighed if entry[0] >= _ENOUGH and entry[0] == weighed[0][0]]
    if best and len({entry[2] for entry in best}) == 1:
        return best[0][1], best[0][2]
    return None


def _likeness(phrase: str, series: str) -> float:
    """Which share of the phrase's words the series has; words such as `championship` weigh little, and do not suffice."""
    words = [word.lower() for word in _WORD.findall(identity.bare_series(phrase)) if word.lower() not in _NONE]
    own = {word.lower() for word in _WORD.findall(split_series(series)[0])}
    total = matched = heavy = 0.0
    for word in words:
        weight = _LIGHT_WEIGHT if word in _LIGHT else 1.0
        total += weight
        if word in own or (len(word) > _PREFIX and any(other[:_PREFIX] == word[:_PREFIX] and len(other) > _PREFIX for other in own)):
            matched += weight
            heavy += weight == 1.0
    return matched / total if heavy and total else 0.0
