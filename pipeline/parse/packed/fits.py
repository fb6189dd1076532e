"""How well a text fits a column: the types that put a packed row back in its columns.

Belongs here: the cost of each text under each canonical column. Does not belong here: which alignment of a row is chosen
(alignment, repair), what a text's value is (values).
"""

import math
import re
from functools import lru_cache

from pipeline.parse.claims.values import clean, read_count, read_points, read_position, role_of, state_of

IMPOSSIBLE = math.inf
TEXT_COLUMNS = frozenset(
    {
        "series", "class", "team", "car", "chassis", "engine", "tyres", "sponsor", "co_drivers", "driver", "circuit", "event",
        "nationality", "title", "role", "notes", "reference", "machine", "record",
    }
)  # fmt: skip
NAMES = frozenset({"series", "class", "team", "car", "chassis", "engine", "sponsor", "co_drivers", "driver", "circuit", "event"})
POSITIONS = frozenset({"position", "class_position", "finish", "start", "qualifying", "result"})
POINTS = frozenset({"points", "class_points"})
_SEASON = re.compile(r"^(?:1[89]|2\d)\d\d(?:\s*[-–—/]\s*(?:\d{4}|\d{2}|present)?)?\s*[*†‡]?$", re.IGNORECASE)
_ORDINAL = re.compile(r"^[=T]?-?\d+(?:st|nd|rd|th)\b", re.IGNORECASE)
_LETTER = re.compile(r"[^\W\d_]")
_RACE_CODE = re.compile(r"^[A-ZÀ-Þ]{1,4}\d?[A-Z]?(?:\s|$|[-/†‡*])")
_ODD = 1.0
STRANGE = 6.0
_BLANK = 1.0
_BLANK_SEASON = 3.0
_MARKER_NAME = 1.5


def group_of(column: str | None) -> str:
    """The type of a canonical column: `season`, `name`, `number`, `text`, `round`, `points`, `position`, `count`; else `any`."""
    if column is None:
        return "any"
    base = column.split(":")[0]
    for group, members in (("name", NAMES), ("text", TEXT_COLUMNS), ("points", POINTS), ("position", POSITIONS)):
        if base in members:
            return group
    return base if base in {"season", "round", "number"} else "count"


@lru_cache(maxsize=1 << 14)
def is_season(text: str) -> bool:
    """Whether a text is a season and nothing else: `2019`, `2018–19`, `2026*`."""
    return bool(_SEASON.match(clean(text)[0]))


@lru_cache(maxsize=1 << 14)
def is_role(text: str) -> bool:
    """Whether a text is a role (`Test driver`) rather than a value."""
    return bool(_LETTER.search(text)) and bool(role_of(text))


@lru_cache(maxsize=1 << 14)
def is_words(text: str) -> bool:
    """Whether a text is made of words: no number, no position, no marker such as `N/A` or `NC`."""
    bare = clean(text)[0]
    return bool(_LETTER.search(bare)) and not _ORDINAL.match(bare) and not state_of(bare)[0] and not state_of(bare, "position")[0]


@lru_cache(maxsize=1 << 14)
def cost(text: str, group: str) -> float:
    """What it costs to read this text under a column of this group: 0 is a perfect fit, IMPOSSIBLE none at all."""
    if not text:
        return _BLANK_SEASON if group == "season" else _BLANK
    return _COSTS[group](text)


def _cost_of_season(text: str) -> float:
    return 0.0 if is_season(text) else IMPOSSIBLE


def _cost_of_name(text: str) -> float:
    if is_words(text):
        return 0.0
    return _MARKER_NAME if state_of(clean(text)[0])[0] in {"unknown", "not_applicable", "pending"} else IMPOSSIBLE


def _cost_of_count(text: str) -> float:
    return 0.0 if read_count(text).state != "unread" else IMPOSSIBLE


def _cost_of_points(text: str) -> float:
    found = read_points(text)
    if found.state == "unread":
        return IMPOSSIBLE
    return _ODD if found.state in {"not_classified", "excluded"} else 0.0


def _cost_of_position(text: str) -> float:
    found = read_position(text)
    if found.state == "unread":
        return IMPOSSIBLE if is_role(text) else STRANGE
    return _ODD if clean(text)[0].isdigit() else 0.0


def _cost_of_round(text: str) -> float:
    if _RACE_CODE.match(text) or state_of(clean(text)[0])[0]:
        return 0.0
    return _ODD if read_position(text).state != "unread" else STRANGE


def _cost_of_text(text: str) -> float:
    return 0.0 if _LETTER.search(text) else _ODD


def _cost_of_number(text: str) -> float:
    return 0.0 if any(letter.isdigit() for letter in text) and not _ORDINAL.match(text) else IMPOSSIBLE


def _cost_of_any(text: str) -> float:
    return _ODD / 2 if text else 0.0


_COSTS = {
    "season": _cost_of_season, "name": _cost_of_name, "text": _cost_of_text, "number": _cost_of_number, "count": _cost_of_count,
    "points": _cost_of_points, "position": _cost_of_position, "round": _cost_of_round, "any": _cost_of_any,
}  # fmt: skip
