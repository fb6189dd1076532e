"""Where a list of everything is cut: by the first letters of what it is sorted by, so that a new line moves nothing elsewhere.

Belongs here: the cuts, and the names that go with them. Does not belong here: what a list holds (lists, search).

The cuts follow from the keys alone. Lists of equal content are cut alike, whatever they held before.
"""

import hashlib
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

_LONGEST_NAME = 40
_LONGEST_LABEL = 14
_LAST = "\U0010ffff"


@dataclass(frozen=True, slots=True)
class Step:
    """A link to a part: what it says, its page, and whether it leads to where one is."""

    label: str
    page: str
    is_here: bool


@dataclass(frozen=True, slots=True)
class Part:
    """The lines from `start` up to `end`; the keys of the first and the last begin with the letters `first` and `last`."""

    first: str
    last: str
    start: int
    end: int


def cut(keys: Sequence[str], weights: Sequence[int], most: int) -> list[Part]:
    """Cut lines, sorted by their keys, into parts that weigh `most` or less; equal keys stay together, whatever they weigh."""
    return list(_cut(keys, [0, *accumulate(weights)], most, 0, len(keys))) or [Part("", "", 0, 0)]


def _cut(keys: Sequence[str], sums: Sequence[int], most: int, start: int, end: int) -> Iterator[Part]:
    """The parts of the lines within: those that share one letter more than all of them do, small neighbours together."""
    shared = _shared(keys[start], keys[end - 1]) if start < end else ""
    if start == end or sums[end] - sums[start] <= most or keys[start] == keys[end - 1]:
        yield from [Part(shared, shared, start, end)] if start < end else []
        return
    waiting: list[Part] = []
    for group in _groups(keys, start, end, len(shared) + 1):
        is_large = sums[group.end] - sums[group.start] > most
        if waiting and (is_large or sums[group.end] - sums[waiting[0].start] > most):
            yield _joined(waiting)
            waiting = []
        if is_large:
            yield from _cut(keys, sums, most, group.start, group.end)
        else:
            waiting.append(group)
    if waiting:
        yield _joined(waiting)


def _joined(groups: Sequence[Part]) -> Part:
    return Part(groups[0].first, groups[-1].last, groups[0].start, groups[-1].end)


def _groups(keys: Sequence[str], start: int, end: int, length: int) -> Iterator[Part]:
    """The lines by so many first letters; a key that has fewer is a group of its own."""
    while start < end:
        letters = keys[start][:length]
        after = bisect_left(keys, letters + _LAST, start, end) if len(letters) == length else bisect_right(keys, letters, start, end)
        yield Part(letters, letters, start, after)
        start = after


def _shared(one: str, other: str) -> str:
    """The letters that both begin with."""
    number = next((place for place, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1]), min(len(one), len(other)))
    return one[:number]


def file_stem(letters: str) -> str:
    """A name for a file, another one for other letters: these themselves where they are plain ones."""
    if re.fullmatch(r"[a-z0-9]+", letters) and len(letters) <= _LONGEST_NAME:
        return letters
    plain = re.sub(r"[^a-z0-9]+", "-", letters.lower()).strip("-")[:_LONGEST_NAME]
    return f"{plain}-{hashlib.sha256(letters.encode()).hexdigest()[:8]}".lstrip("-")


def way(parts: Sequence[Part], stems: Sequence[str], here: int) -> list[list[Step]]:
    """The way through a list from one of its parts: to each first letter, and to the parts that begin with its own. Empty for one part.

    What a part's page says of the others changes with its own letter's parts, and with the letters that there are; with nothing else.
    """
    if len(parts) == 1:
        return []
    length = len(_shared(parts[0].first, parts[-1].first)) + 1
    heads = [part.first[:length] for part in parts]
    letters = [place for place, head in enumerate(heads) if not place or heads[place - 1] != head]
    own = [place for place, head in enumerate(heads) if head == heads[here]]
    last = {head: part.last[:length] for head, part in zip(heads, parts, strict=True)}
    found = [[Step(_label(heads[place], last[heads[place]]), f"{stems[place]}.html", heads[place] == heads[here]) for place in letters]]
    if len(own) > 1:
        found.append([Step(_label(parts[place].first, parts[place].last), f"{stems[place]}.html", place == here) for place in own])
    return [steps for steps in found if len(steps) > 1]


def _label(first: str, last: str) -> str:
    said = [letters if len(letters) <= _LONGEST_LABEL else f"…{letters[1 - _LONGEST_LABEL :]}" for letters in (first, last)]
    said = [f"{letters[:1].upper()}{letters[1:]}".strip() or "–" for letters in said]
    return said[0] if said[0] == said[1] else f"{said[0]} – {said[1]}"
