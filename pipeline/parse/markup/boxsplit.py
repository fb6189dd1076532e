"""The short way for regular infoboxes: parameters split at the pipes and equals signs outside inner markup.

Belongs here: taking one infobox apart exactly as mwparserfromhell's tree (boxtree) would, or None where its markup is not
regular; building that tree takes thirty times as long. Does not belong here: finding infoboxes (boxes), decoding their values.
"""

import re
from bisect import bisect_left
from itertools import pairwise
from typing import NamedTuple

from pipeline.parse.markup.mask import OPAQUE, pair_brackets

_NAME = re.compile(r"\w[\w .,:/'()+-]*")
_INFOBOX = re.compile(r"\{\{\s*infobox", re.IGNORECASE)
_TITLE = re.compile(r"[^\n{}\[\]<>|\x01]+")
_FLAT_TAG = re.compile(
    r"<br ?/?>|<(small|sup|sub|s|b|i|u|big|center|abbr|span|div)(?: +[a-z-]+=\"[^\"<>|{}\[\]]*\")*>"
    r"(?:[^<>{}\[\]|=]|\[\[[^<>{}\[\]\n]*\]\]|\{\{[^<>{}\[\]\n]*\}\})*</\1>"
)
_REFERENCE = re.compile(r"<ref(?: +(?:name|group) ?= ?(?:\"[^\"<>]*\"|\w+))*(?: ?/>|>[^<>{}\[\]]*</ref>|>\{\{[^<>{}\[\]]*\}\}</ref>)")
_PLAIN = frozenset("{[<" + OPAQUE)
_IRREGULAR = ("{{{", "{|", "\n=", OPAQUE)

Pairs = dict[int, tuple[int, list[int]]]


class Box(NamedTuple):
    """An infobox call: its template, its whole markup, and its parameters in order, each as name, value, infoboxes in the value."""

    template: str
    markup: str
    parameters: list[tuple[str, str, list["Box"]]]


def split_box(markup: str) -> Box | None:
    """The infobox that the markup is, modules in modules included; None where a tree has to be built. Linear in the markup."""
    if any(sign in markup for sign in _IRREGULAR):
        return None
    masked = markup
    if "<" in markup:
        masked = _REFERENCE.sub(lambda found: OPAQUE * len(found[0]), markup)
        bare = _FLAT_TAG.sub("", masked)
        if "<" in bare or bare.lower().count("infobox") != masked.lower().count("infobox"):
            return None
    pairs = pair_brackets(masked)
    if pairs.get(0, (0,))[0] != len(markup) or not _is_regular(masked, pairs):
        return None
    return _Splitter(markup, masked, pairs).split(0)


def _is_regular(masked: str, pairs: Pairs) -> bool:
    """Whether all brackets are closed and come in twos, and every link and call has a name that is plain text."""
    if any(masked.count(sign) != 2 * masked.count(sign * 2) for sign in "{}[]"):
        return False
    if len(pairs) != masked.count("{{") + masked.count("[["):
        return False
    names = ((masked[start], masked[start + 2 : pipes[0] if pipes else end - 2]) for start, (end, pipes) in pairs.items())
    return all(_NAME.fullmatch(name.strip()) if sign == "{" else _TITLE.fullmatch(name) for sign, name in names)


class _Splitter:
    """One regular markup and its brackets."""

    def __init__(self, markup: str, masked: str, pairs: Pairs) -> None:
        self.markup = markup
        self.masked = masked
        self.pairs = pairs
        self.starts = sorted(pairs)

    def split(self, start: int) -> Box | None:
        """The call that starts there; None where an equals sign may belong to inner markup."""
        stop, pipes = self.pairs[start]
        ends = [*pipes, stop - 2]
        parameters = []
        number = 1
        for begin, close in pairwise(ends):
            sign = self.masked.find("=", begin, close)
            if sign < 0:
                name, place = str(number), begin + 1
                number += 1
            else:
                name, place = self.markup[begin + 1 : sign], sign + 1
                if not _PLAIN.isdisjoint(name):
                    return None
            inner = self._inner(place, close)
            if inner is None:
                return None
            parameters.append((name, self.markup[place:close], inner))
        return Box(self.markup[start + 2 : ends[0]], self.markup[start:stop], parameters)

    def _inner(self, place: int, close: int) -> list[Box] | None:
        """The infoboxes of a value: those that stand in it outright, else the first one inside other calls."""
        if "infobox" not in self.markup[place:close].lower():
            return []
        found = []
        outer: list[int] = []
        end = place
        for start in self.starts[bisect_left(self.starts, place) : bisect_left(self.starts, close)]:
            if _INFOBOX.match(self.markup, start):
                found.append(start)
                if start >= end:
                    outer.append(start)
            end = max(end, self.pairs[start][0])
        boxes = [self.split(start) for start in outer or found[:1]]
        whole = [box for box in boxes if box is not None]
        return whole if len(whole) == len(boxes) else None
