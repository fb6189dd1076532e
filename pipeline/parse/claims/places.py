"""A printed result as numbers and a code: overall place, place in the class, how the race ended.

Belongs here: texts such as `12 (3)`, `4th / 2nd in class`, `ovr:5 cls:1`, `7 DNF`. Does not belong here: taking a cell apart
(racecell), colours, marks and flags (results).
"""

import re
from functools import lru_cache

from pipeline.parse.claims import racecell

_OVERALL = re.compile(r"\b(?:ovr|overall)\b\W*?(\?|\w+|$)", re.IGNORECASE)
_WHOLE = re.compile(r"(\S+)\s+overall", re.IGNORECASE)
_IN_CLASS = re.compile(r"\b(?:cls|class)\b\W*?(\?|\w+|$)", re.IGNORECASE)
_CATEGORY = re.compile(r"T\d")  # of a rally raid, and no tie
_TWO_NUMBERS = re.compile(r"(\d{1,3})\s+(\d{1,3})")
_STOPPED = re.compile(r"(\d{1,3}(?:st|nd|rd|th)?)\s*\(?\s*([A-Za-z]+)\.?\)?")


@lru_cache(maxsize=4096)
def typed(text: str, *, is_by_class: bool = False) -> tuple[int | None, int | None, str]:
    """Position, class position and code of a printed result; code `#` for a position, '' where no rule knows the text.

    `7 DNF` is the position of a car that stopped: code `#†`. `is_by_class` says that `14 / 6` is 14th overall and 6th of the class.
    """
    whole, class_position = _cut_class(text)
    for stopped in filter(None, map(_STOPPED.fullmatch, (text, whole))):
        if racecell.codes().get(stopped.group(2).upper(), {}).get("status") == "retired":
            return racecell.position_of(stopped.group(1)), class_position, "#†"
    drives = racecell.shared(whole) or (whole,)
    if len(drives) > 1 and not all(map(racecell.is_result, drives)):
        return None, None, ""
    places = [place for drive in drives if (place := racecell.position_of(drive)) is not None]
    if is_by_class and len(places) == len(drives) == 2 and "/" in whole:  # noqa: PLR2004 - overall, class
        return max(places), min(places), "#"
    if places and class_position is not None and class_position > min(places):
        return _beyond(min(places), class_position, is_by_class=is_by_class, is_pair=bool(_TWO_NUMBERS.fullmatch(text)))
    if places or (not whole and class_position is not None):
        return min(places, default=None), class_position, "#"
    return None, class_position, next((code for drive in drives if (code := racecell.bare(drive)) in racecell.codes()), "")


def _beyond(place: int, other: int, *, is_by_class: bool, is_pair: bool) -> tuple[int | None, int | None, str]:
    """What two numbers say of which the second is the higher, as no place in a class is: it is the overall one, or none at all."""
    if is_by_class:
        return other, place, "#"
    return (None, None, "") if is_pair else (place, None, "#")


def _cut_class(text: str) -> tuple[str, int | None]:
    """The overall result and the class position of `ovr:5 cls:1`, `12 (3)`, `4th (2nd in class)`; ('', n) where only the class is known."""
    if worded := racecell.IN_CLASS_BY_WORDS.fullmatch(text):
        return worded.group(1) or "", racecell.position_of(worded.group(2))
    in_class = _IN_CLASS.search(text)
    if in_class:
        overall = _OVERALL.search(text)
        alone = text[: in_class.start()].rstrip(" (,/")
        whole = overall.group(1).strip("?") if overall else alone if racecell.position_of(alone) else ""
        place = racecell.position_of(in_class.group(1))
        if place is None and (not whole or racecell.position_of(whole)):
            whole = f"{whole} {in_class.group(1).strip('?')}".strip()
        return whole, place
    overall = _WHOLE.fullmatch(text) or _OVERALL.search(text)
    if overall:
        return overall.group(1), None
    both = racecell.WITH_BRACKET.fullmatch(text) or _TWO_NUMBERS.fullmatch(text)
    if both is None:
        return text, None
    if _CATEGORY.fullmatch(both.group(2)):
        return both.group(1), None
    return both.group(1), racecell.position_of(both.group(2)) if racecell.position_of(both.group(1)) else None
