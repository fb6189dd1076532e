"""Collects what a cell says while its markup is read: runs of text by style, link and line, marks, flags, colour.

Belongs here: the state between markup and Content, for every reader of markup. Does not belong here: recognising markup.
"""

import re
from collections.abc import Iterable
from typing import NamedTuple

from pipeline.parse.markup.table import HIDDEN, Content, Picture, Run, Unread

_MARKS = re.compile(r"†+|‡+|\*+|§+|¶+")
_ATTRIBUTES = re.compile(r"""(?:\s*[\w:-]+\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'=|]+))+\s*""")
_NO_FLAGS: frozenset[str] = frozenset()


class Effect(NamedTuple):
    """What a flat template call adds to its cell."""

    text: str
    style: int
    link: str
    colour: str
    marks: tuple[str, ...]
    flags: frozenset[str]
    unread: tuple[Unread, ...]


class Writer:
    """What has been read of one cell so far."""

    __slots__ = ("colour", "filled", "flags", "line", "link", "marks", "runs", "style", "unread")

    def __init__(self) -> None:
        """Nothing is written yet."""
        self.runs: list[tuple[str, int, str, int]] = []
        self.style = 0
        self.link = ""
        self.line = 0
        self.filled = -1  # the last line with text
        self.colour = ""
        self.marks: list[str] = []
        self.flags: set[str] = set()
        self.unread: list[Unread] = []

    def write(self, text: str) -> None:
        """Visible text in the present style, link and line."""
        if text:
            self.runs.append((text, self.style, self.link, self.line))
            if not text.isspace():
                self.filled = self.line

    def add(self, effect: Effect) -> None:
        """What a template call is known to add."""
        if effect.text:
            self.runs.append((effect.text, self.style | effect.style, self.link or effect.link, self.line))
            self.filled = self.line
        self.marks += effect.marks
        self.flags |= effect.flags
        self.unread += effect.unread

    def break_line(self) -> None:
        """A `<br>`: what follows stands in the next line."""
        self.line += 1

    def break_block(self) -> None:
        """A paragraph, list item or block starts: a new line unless this one is still empty."""
        if self.filled == self.line:
            self.line += 1

    def drop_attributes(self) -> None:
        """What was written before the first background was the cell's attribute list, if it reads as one."""
        if not self.colour and _ATTRIBUTES.fullmatch("".join(run[0] for run in self.runs)):
            self.runs.clear()
            self.filled = -1

    def content(self) -> Content:
        """All that was read, white space collapsed, neighbouring runs of one kind joined."""
        runs = _tidy(self.runs)
        shown = runs if not any(run[1] & HIDDEN for run in runs) else [run for run in runs if not run[1] & HIDDEN]
        text = _join(shown)
        text_marks(text, self.marks)
        return Content(
            text,
            tuple(runs),
            self.colour,
            tuple(self.marks),
            frozenset(self.flags) if self.flags else _NO_FLAGS,
            still_unread(self.unread, text) if self.unread else (),
        )


def still_unread(unread: Iterable[Unread], text: str) -> tuple[Unread, ...]:
    """What stays unread of a cell: beside text a picture hides nothing."""
    return tuple(call for call in unread if not text or not isinstance(call, Picture))


def text_marks(text: str, marks: list[str]) -> None:
    """Add the footnote marks that stand in a text, each once; a sign that is doubled is a mark of its own (`††`)."""
    for mark in _MARKS.findall(text):
        if mark not in marks:
            marks.append(mark)


def _join(runs: list[Run]) -> str:
    """The text of runs, lines joined by one blank."""
    if len(runs) == 1:
        return runs[0].text.strip(" ")
    pieces = []
    line = runs[0].line if runs else 0
    for run in runs:
        if run.line != line:
            pieces.append(" ")
            line = run.line
        pieces.append(run.text)
    return " ".join("".join(pieces).split())


def _tidy(written: list[tuple[str, int, str, int]]) -> list[Run]:
    """Runs without doubled, leading or trailing white space in their lines; equal neighbours joined."""
    runs: list[Run] = []
    pieces: list[str] = []  # of the run that goes on
    kind = 0, "", 0  # its style, link and line
    blank = True  # whether a blank here would be doubled or lead its line
    line = 0
    for text, style, link, line_no in written:
        if line_no != line:
            _end_run(runs, pieces, kind)
            _end_line(runs)
            blank = True
            line = line_no
        tidy = " ".join(text.split())
        if text[:1].isspace() and not blank:
            tidy = " " + tidy
        if text[-1:].isspace() and tidy and not tidy.endswith(" "):
            tidy += " "
        if not tidy:
            continue
        if not style & HIDDEN:
            blank = tidy.endswith(" ")
        if kind != (style, link, line_no):
            _end_run(runs, pieces, kind)
            kind = style, link, line_no
        pieces.append(tidy)
    _end_run(runs, pieces, kind)
    _end_line(runs)
    return runs


def _end_run(runs: list[Run], pieces: list[str], kind: tuple[int, str, int]) -> None:
    """A run is complete."""
    if pieces:
        runs.append(Run("".join(pieces), *kind))
        pieces.clear()


def _end_line(runs: list[Run]) -> None:
    """No white space ends a line."""
    while runs and runs[-1].text.endswith(" "):
        last = runs.pop()
        text = last.text.rstrip(" ")
        if text:
            runs.append(last._replace(text=text))
