"""Which pages of a dump are drivers': seeds/dump_selection.csv as byte patterns.

Belongs here: the rule and its compiled form. Does not belong here: cutting pages out of XML.

The search runs over the text of every article, so it looks for a run of plain bytes first and tries the pattern only there:
that makes it faster than the decompression by an order of magnitude and more.
"""

import re
from collections.abc import Sequence
from functools import cache

from pipeline.parse.rules import rule_table

_Sign = tuple[bytes, re.Pattern[bytes]]  # the bytes to look for, and the pattern that must then match from there on


@cache
def _rules() -> tuple[tuple[str, str, str], ...]:
    """The rules as (rule, kind, pattern), the kind `infobox` or `heading`."""
    return tuple((row["rule"], row["kind"], row["pattern"]) for row in rule_table("dump_selection"))


@cache
def _signs() -> tuple[_Sign, ...]:
    """All rules: one sign for every infobox, one for each heading."""
    infoboxes = [pattern for _, kind, pattern in _rules() if kind == "infobox"]
    headings = [pattern for _, kind, pattern in _rules() if kind == "heading"]
    return (*([_infobox(infoboxes)] if infoboxes else []), *map(_heading, headings))


@cache
def _sign_of_each() -> dict[str, _Sign]:
    return {rule: _infobox([pattern]) if kind == "infobox" else _heading(pattern) for rule, kind, pattern in _rules()}


def _infobox(names: Sequence[str]) -> _Sign:
    alternatives = "|".join(re.escape(name).replace(r"\ ", "[ _]+") for name in names)
    return b"nfobox", re.compile(rf"nfobox[ _]+(?i:{alternatives})[\s|}}<&]".encode())


def _heading(heading: str) -> _Sign:
    first, rest = heading[0], heading[1:]
    return rest.encode(), re.compile(rf"(?<=[{first.lower()}{first.upper()}]){re.escape(rest)}[^\n=]*=={{1,5}}".encode())


def has_sign(data: bytes, start: int = 0, end: int | None = None) -> bool:
    """Whether a rule matches in `data` from `start` to before `end`."""
    end = len(data) if end is None else end
    return any(_matches(data, start, end, sign) for sign in _signs())


def rule_of(data: bytes) -> str:
    """The first rule, in the order of the table, that matches in `data`; '' where none does."""
    return next((rule for rule, sign in _sign_of_each().items() if _matches(data, 0, len(data), sign)), "")


def _matches(data: bytes, start: int, end: int, sign: _Sign) -> bool:
    needle, pattern = sign
    position = data.find(needle, start, end)
    while position >= 0:
        if pattern.match(data, position, end):
            return True
        position = data.find(needle, position + len(needle), end)
    return False
