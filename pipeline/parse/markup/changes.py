"""What some templates and parser functions make of their arguments: digits in groups, an ordinal, letter case, a date.

Belongs here: those changes by name, as seeds/templates.csv calls them. Does not belong here: which template makes which change.
"""

import re
from collections.abc import Callable, Mapping

_NUMBER = re.compile(r"\d+(?:\.\d*)?")
_GROUP = re.compile(r"(?<=\d)(?=(?:\d{3})+(?!\d))")
_LONGEST = 400  # digits; no longer number is grouped
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_WRITTEN = re.compile(r"(\d{1,4})-(\d{1,2})(?:-(\d{1,2}))?")
_TEENS = range(11, 14)

Change = Callable[[Mapping[str, str]], str]
"""Takes the plain texts of a call's arguments by name."""


def _grouped(arguments: Mapping[str, str]) -> str:
    """`12345.678` as `12,345.678`; as written where the second argument forbids it, or the other way round where that is `R`."""
    text = arguments.get("1", "")
    if arguments.get("2", "").strip() == "R":
        return text.replace(",", "")
    return text if {"2", "R"} & arguments.keys() else _NUMBER.sub(_group, text)


def _group(number: re.Match[str]) -> str:
    whole, point, rest = number[0].partition(".")
    return (_GROUP.sub(",", whole) if len(whole) <= _LONGEST else whole) + point + rest


def _ordinal(arguments: Mapping[str, str]) -> str:
    """`3` as `3rd`."""
    text = arguments.get("1", "").strip()
    if not text.isascii() or not text.isdecimal():
        return text
    ending = "th" if int(text[-2:]) in _TEENS else {"1": "st", "2": "nd", "3": "rd"}.get(text[-1], "th")
    return text + ending


def _date(arguments: Mapping[str, str]) -> str:
    """Year, month and day, or a date as written: `1994`, `5`, `1` as `1 May 1994`, or as `May 1, 1994` where the format says `mdy`."""
    parts = [arguments.get(name, "").strip() for name in ("1", "2", "3")]
    found = None if parts[1] else _WRITTEN.fullmatch(parts[0])
    if found:
        parts = [part or "" for part in found.groups()]
    year, month, day = (part.lstrip("0") for part in parts)
    if month.isascii() and month.isdecimal() and 0 < int(month[:3]) <= len(_MONTHS):
        month = _MONTHS[int(month[:3]) - 1]
    if arguments.get("format", "").startswith("md") and day:
        return f"{month} {day}, {year}"
    return " ".join(filter(None, (day, month, year)))


CHANGES: dict[str, Change] = {
    "grouped": _grouped,
    "ordinal": _ordinal,
    "date": _date,
    "lower": lambda arguments: arguments.get("1", "").lower(),
    "upper": lambda arguments: arguments.get("1", "").upper(),
    "lower first": lambda arguments: arguments.get("1", "")[:1].lower() + arguments.get("1", "")[1:],
    "upper first": lambda arguments: arguments.get("1", "")[:1].upper() + arguments.get("1", "")[1:],
}
"""The changes by name."""
