"""Numbers as sentences write them: in words or digits, counts and ranks.

Belongs here: the words and what they count. Does not belong here: what is counted (forms, lead), numbers in cells (values).
"""

import re
from decimal import Decimal

RANKS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10,
    "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15, "sixteenth": 16, "seventeenth": 17,
    "eighteenth": 18, "nineteenth": 19, "twentieth": 20, "thirtieth": 30, "fortieth": 40, "fiftieth": 50, "sixtieth": 60,
    "seventieth": 70, "eightieth": 80, "ninetieth": 90,
}  # fmt: skip
TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
COUNTS = {
    "no": 0, "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18,
    "nineteen": 19, "twenty": 20,
}  # fmt: skip
_IN_WORDS = COUNTS | TENS


def _units(words: dict[str, int]) -> str:
    return "|".join(word for word, number in words.items() if 0 < number < 10)  # noqa: PLR2004


RANK_WORDS = (*RANKS, *(f"{ten}-(?:{_units(RANKS)})" for ten in TENS))
"""The ordinals in words, as patterns: `twelfth`, `thirty-third`."""
COUNT_WORDS = rf"(?:{'|'.join(TENS)})(?:-(?:{_units(COUNTS)}))?|{'|'.join(COUNTS)}"
"""A count in words, as a pattern: `no`, `twelve`, `thirty-three`."""
_COUNT = re.compile(COUNT_WORDS, re.IGNORECASE)


def words_count(text: str) -> int | None:
    """A count that is written in words and nothing else: `Two` -> 2; None for any other text."""
    return int(count_of(text)) if _COUNT.fullmatch(text) else None


def rank_of(text: str) -> int | None:
    """An ordinal in words or digits as a number: `nineteenth` -> 19, `twenty-first` -> 21, `4th` -> 4."""
    low = text.lower()
    if low[:-2].isdigit():
        return int(low[:-2])
    tens, _, unit = low.rpartition("-")
    value = RANKS.get(unit)
    return None if value is None else value + TENS.get(tens, 0)


def count_of(text: str) -> Decimal:
    """A number in words or digits: `twelve` -> 12, `thirty-three` -> 33, `1,234` -> 1234, `213.5`."""
    low = text.lower()
    tens, _, unit = low.rpartition("-")
    value = _IN_WORDS.get(unit)
    return Decimal(low.replace(",", "")) if value is None else Decimal(value + TENS.get(tens, 0))
