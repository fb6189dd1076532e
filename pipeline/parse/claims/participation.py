"""The forms in which a sentence says how its driver took part in a series: as a guest, or for the whole season.

Belongs here: those patterns. Does not belong here: how a season went (forms), which series it was (prose).
"""

import re
from collections.abc import Iterator

from pipeline.parse.claims.subject import is_own

_NAMED = r"(?-i:[A-Z0-9])[\w'’-]*(?:\s+(?-i:[A-Z0-9])[\w'’-]*){0,6}"
_WORDS = ("guest", "season of", "season in")  # one of these stands in each
_PARTICIPATIONS = (
    (
        "guest",
        re.compile(
            r"\b(?:drove|raced|took part|competed|entered|participated|appeared|started|joined)\b[^.;]{0,120}?"
            r"\b(?:as (?:an? )?(?:one-off )?guest(?: driver| entry| starter| competitor)?)\b",
            re.IGNORECASE,
        ),
    ),
    (
        "full_season",
        re.compile(
            r"\b(?:compet|rac|driv|r[au]n|enter|contest)\w*\s+(?:in\s+)?(?:the|a)\s+(?:full|entire|whole)\s+season\s+(?:of|in)\s+"
            rf"(?:the\s+)?(?P<phrase>{_NAMED})",
            re.IGNORECASE,
        ),
    ),
    (
        "full_season",
        re.compile(
            rf"\bto (?:complete|finish) an? (?:full |entire |whole )?season (?:of|in) (?:the\s+)?(?P<phrase>{_NAMED})", re.IGNORECASE
        ),
    ),
)


def participations(sentence: str, low: str, names: frozenset[str]) -> Iterator[tuple[str, re.Match[str]]]:
    """The metric (`guest`, `full_season`) and place of each; `low` is the sentence in lower case, `names` as read_sites has them."""
    for metric, pattern in _PARTICIPATIONS if any(map(low.__contains__, _WORDS)) else ():
        yield from ((metric, match) for match in pattern.finditer(sentence) if is_own(sentence, match.start(), names))
