"""Apostrophes: which run of them is bold, italic or just apostrophes, line by line as the wiki decides.

Belongs here: that rule alone. Does not belong here: writing text.
"""

import re

from pipeline.parse.markup.table import BOLD, ITALIC

_QUOTES = re.compile(r"'{2,}|\n")
_LINK = re.compile(r"\[\[[^\[\]{}|<>\n]+(?:\|([^\[\]\n]*))?\]\]")
_BOLD_RUN = 3
_BOTH_RUN = 5


def read_quotes(markup: str) -> dict[int, tuple[int, int]]:
    """For each run of apostrophes (by place): how many of them are text, and which style bits it switches.

    An odd number of bold and of italic switches in one line means that one bold switch is an apostrophe and an italic
    one: the first after a one-letter word, else after a longer word, else after a blank. The label of a link is a line of its own.
    """
    found: dict[int, tuple[int, int]] = {}
    for link in _LINK.finditer(markup) if "[[" in markup else ():
        if link[1]:
            _read(markup, *link.span(1), found)
    outside = _LINK.sub(lambda link: "_" * len(link[0]), markup)
    _read(outside, 0, len(markup), found)
    return found


def _read(markup: str, start: int, end: int, found: dict[int, tuple[int, int]]) -> None:
    """Enter the runs between two places."""
    line: list[tuple[int, int, int]] = []
    for match in _QUOTES.finditer(markup, start, end):
        if match.group() == "\n":
            _settle(markup, line, found)
            line = []
            continue
        size = len(match.group())
        if size > _BOTH_RUN:
            line.append((match.start(), size - _BOTH_RUN, BOLD | ITALIC))
        elif size == _BOTH_RUN:
            line.append((match.start(), 0, BOLD | ITALIC))
        else:
            line.append((match.start(), size - _BOLD_RUN if size > _BOLD_RUN else 0, BOLD if size >= _BOLD_RUN else ITALIC))
    _settle(markup, line, found)


def _settle(markup: str, line: list[tuple[int, int, int]], found: dict[int, tuple[int, int]]) -> None:
    """Enter one line's switches, with the one that is an apostrophe mended."""
    bold = sum(1 for _, _, bits in line if bits & BOLD)
    italic = sum(1 for _, _, bits in line if bits & ITALIC)
    mended = -1
    if bold % 2 and italic % 2:
        candidates: dict[str, int] = {}
        for place, literal, bits in line:
            if bits != BOLD:
                continue
            before = markup[place + literal - 1 : place + literal]
            kind = "blank" if before == " " else "letter" if markup[place + literal - 2 : place + literal - 1] == " " else "word"
            candidates.setdefault(kind, place)
        mended = candidates.get("letter", candidates.get("word", candidates.get("blank", -1)))
    for place, literal, bits in line:
        found[place] = (literal + 1, ITALIC) if place == mended else (literal, bits)
