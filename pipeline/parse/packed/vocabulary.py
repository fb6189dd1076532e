"""Whether a name is a series, a team or a car: what the article itself says elsewhere, then general words (seeds/cues.csv).

Belongs here: learning names from places where their column is certain, and weighing a name between columns.
Does not belong here: the aliases of known series and teams (identity).
"""

import re
from functools import cache

from pipeline.parse.claims.values import clean, split_series
from pipeline.parse.rules import rule_table

SIDES = ("series", "team", "car")
_SIDE_OF = {"series": "series", "class": "series", "event": "series", "team": "team", "sponsor": "team"}
_SIDE_OF |= {"car": "car", "chassis": "car", "engine": "car"}
_WORD = re.compile(r"[^\W_](?:[\w'.-]*\w)?|[&/]", re.UNICODE)
_MODEL = re.compile(r"^(?=.*\d)(?=.*[a-z])[\w.-]+$", re.IGNORECASE)
_KNOWN = 6.0
_PART = 2.0
_CLASSED = 3.0
_LAST = 2.0
_JOINED = 1.0
_MODELLED = 1.5
_SHORTEST_PART = 6
_MOST_PARTS = 6


def side_of(column: str | None) -> str | None:
    """The side of a canonical column: `series`, `team` or `car`; None where names do not tell it apart."""
    return _SIDE_OF.get((column or "").split(":")[0])


def _key(text: str) -> str:
    return clean(split_series(text)[0])[0].casefold()


@cache
def _cues() -> dict[str, tuple[str, float]]:
    return {row["word"]: (row["side"], float(row["weight"])) for row in rule_table("cues")}


class Vocabulary:
    """The names of one article by side, and the cue words that were used."""

    def __init__(self) -> None:
        """Start with no names."""
        self._names: dict[str, set[str]] = {side: set() for side in SIDES}
        self._beginnings: dict[str, set[str]] = {side: set() for side in SIDES}
        self._weights: dict[str, dict[str, float]] = {}
        self.used: set[str] = set()

    def learn(self, text: str, side: str) -> None:
        """Note that the article uses this name on this side in a place that leaves no doubt."""
        if key := _key(text):
            self._names[side].add(key)
            self._beginnings[side].update(_beginnings(key))
            self._weights.clear()

    def cost(self, text: str, column: str | None) -> float:
        """What it costs to take this name for a member of the column's side: 0 for the likeliest side, more for the others."""
        side = side_of(column)
        if side is None or not text:
            return 0.0
        weights = self._weights.get(text)
        if weights is None:
            weights = self._weights[text] = self._weigh(text)
        return max(weights.values()) - weights[side]

    def _weigh(self, text: str) -> dict[str, float]:
        weights = self._weigh_words(text)
        key = _key(text)
        parts = _beginnings(key)
        for side in SIDES:
            if key in self._names[side]:
                weights[side] += _KNOWN
            elif key in self._beginnings[side] or any(part in self._names[side] for part in parts):
                weights[side] += _PART
        return weights

    def _weigh_words(self, text: str) -> dict[str, float]:
        weights = dict.fromkeys(SIDES, 0.0)
        base, series_class = split_series(clean(text)[0])
        if series_class:
            weights["series"] += _CLASSED
        words = [word.casefold() for word in _WORD.findall(base)]
        for place, word in enumerate(words):
            if word in {"&", "/"}:
                weights["team"] += _JOINED
            elif cue := _cues().get(word):
                self.used.add(word)
                weights[cue[0]] += cue[1] * (_LAST if place == len(words) - 1 else 1.0)
            elif _MODEL.match(word):
                weights["car"] += _MODELLED
        return weights


def _beginnings(key: str) -> list[str]:
    """The shorter names that this one begins with, cut at a word's end."""
    ends = [place for place, letter in enumerate(key) if letter == " " and place >= _SHORTEST_PART]
    return [key[:end] for end in ends[:_MOST_PARTS]]
