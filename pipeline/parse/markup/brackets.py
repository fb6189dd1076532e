"""What stands in brackets in a cell: links, files, galleries' captions, template calls with their arguments.

Belongs here: which brackets pair, and what each kind of them shows. Does not belong here: the loop over a cell's signs, and all
other signs (decoder); what a template means (templates).
"""

import re
from abc import ABC, abstractmethod
from itertools import pairwise
from typing import Any

from pipeline.parse.markup import tokens
from pipeline.parse.markup.entities import unescape
from pipeline.parse.markup.flat import read_effect
from pipeline.parse.markup.links import is_address, is_hidden_link, is_target, is_title, shown_caption, shown_target, target_of
from pipeline.parse.markup.mask import mask, pair_brackets
from pipeline.parse.markup.table import Unread
from pipeline.parse.markup.templates import apply, find_call
from pipeline.parse.markup.writer import Writer

_GALLERY_LINE = re.compile(r"^[^|\n]+\|([^\n]*)$", re.MULTILINE)
_GALLERY_OPTION = re.compile(r"\s*(?:alt|link|lang|page|class)=")
_BAR = re.compile(r"\[\[[^\[\]]*\]\]|\{\{[^{}]*\}\}|\|")
_CALL = re.compile(r"\{\{")
LIST_MARKS = "*#:;"
_NO_PAIR: tuple[int, list[int]] = (0, [])
_BAR_SIZE = len("{{!}}")


class BracketReader(ABC):
    """The state of reading one cell's markup into a writer, and its brackets; an argument is a span of the markup."""

    __slots__ = (
        "_masked", "depth", "exhausted", "kept_lines", "last_variant", "left", "markup", "out", "pairs", "plains", "quoted", "quotes",
        "tagged", "term", "variants",
    )  # fmt: skip

    def __init__(self, markup: str, out: Writer) -> None:
        """Nothing is read yet."""
        self.markup = markup
        self._masked: str | None = None if "<" in markup else markup
        self.out = out
        self.pairs: dict[int, tuple[int, list[int]]] | None = None
        self.quotes: dict[int, tuple[int, int]] | None = None
        self.quoted = 0  # style bits that apostrophes have switched on
        self.tagged = 0  # bold and italic that tags have switched on
        self.exhausted: set[str] = set()
        self.plains: dict[tuple[int, int], str] = {}
        self.depth = 0
        self.term: tuple[int, int] | None = None  # depth and open tags at which a colon ends the open term of a definition list
        self.variants = 0  # how many `-{` are open
        self.last_variant = markup.rfind("}-")  # behind it, nothing closes a `-{`
        self.kept_lines = 0  # in how many labels of links and preformatted texts this is, where no line is an item of a list
        self.left = 20 * len(markup) + 1000

    @property
    def masked(self) -> str:
        """The markup with references and the like blanked out, so that their signs do not count."""
        if self._masked is None:
            self._masked = mask(self.markup, reads_pipes=False)
        return self._masked

    def write(self, argument: Any) -> None:
        """Write a span of the markup."""
        self.read(*argument)

    def write_line(self, argument: Any) -> None:
        """Write a span that starts a line, so that list marks at its start are none of its text."""
        start, end = argument
        while start < end and self.markup[start] in LIST_MARKS:
            start += 1
        self.read(start, end)

    def plain(self, argument: Any) -> str:
        """The visible text of a span."""
        written = self.markup[slice(*argument)] if argument else ""
        if not tokens.MARKUP.search(written):
            return " ".join(written.split())
        if argument not in self.plains:
            kept, self.out = self.out, Writer()
            self.read(*argument)
            self.plains[argument] = self.out.content().text
            self.out = kept
        return self.plains[argument]

    def read_inside(self, markup: str) -> None:
        """Write what stands in a tag: no bracket outside of it pairs with one of its own."""
        style = self.out.style
        type(self)(markup, self.out).read(0, len(markup))
        self.out.style = style

    @abstractmethod
    def read(self, start: int, end: int) -> None:
        """Write what stands between two places."""

    @staticmethod
    @abstractmethod
    def read_alone(markup: str) -> Writer:
        """The writer after some markup has been read on its own."""

    def flat_link(self, match: re.Match[str]) -> int:
        """A link that holds no other markup but quotes; where reading goes on."""
        target, stop = match[1], match.end()
        start, end = match.span(2)
        if (":" in target or target.startswith("//")) and is_address(target):
            self.out.write("[")
            return match.start() + 1
        if start == end >= 0:  # a label has one sign at least, be it a bracket
            following = self.masked.find("[[", end)
            end = self.masked.find("]]", end + 1, following if following >= 0 else len(self.markup))
            stop = end + 2
        if end < 0 <= start or not is_title(target):
            self.out.write("[[")
            return match.start() + 2
        self._link(target, start, end)
        return stop

    def external(self, match: re.Match[str]) -> int:
        """A link to another site: its label; where reading goes on, which is inside of it where a link's label holds it."""
        if self.out.link:
            self.out.write("[")
            return match.start() + 1
        self.read(match.start(14), match.end(14))
        return match.end()

    def _link(self, target: str, label_start: int, label_end: int) -> None:
        """A link: its label, or its target."""
        if ":" in target and is_hidden_link(target, is_labelled=label_start >= 0):
            return
        kept = self.out.link
        self.out.link = target_of(target)
        if label_start < 0:
            self.out.write(unescape(shown_target(target)))
        else:
            label = self.markup[label_start:label_end]
            if tokens.MARKED.search(label):
                style, quoted, tagged = self.out.style, self.quoted, self.tagged
                self.quoted, self.tagged = 0, tagged | quoted  # apostrophes in a label end with it
                self.kept_lines += 1
                self.read(label_start, label_end)
                self.kept_lines -= 1
                self.out.style, self.quoted, self.tagged = style, quoted, tagged
            else:
                self.out.write(label)
        self.out.link = kept

    def open(self, first: int, end: int) -> int:
        """A link or template that holds others; where reading goes on."""
        if self.pairs is None:
            self.pairs = pair_brackets(self.masked)
        stop, pipes = self.pairs.get(first, _NO_PAIR)
        if not 0 < stop <= end:
            stop, pipes = self._loose_link(first, end) if self.markup[first] == "[" else _NO_PAIR
            if not stop:
                taken = 2 if self.markup.startswith("[[[[", first) else 1  # the wiki takes links' brackets in pairs, from the left
                self.out.write(self.markup[first : first + taken])
                return first + taken
        if self.markup[first] == "{":
            if self.markup.startswith("{{{", first) and self.markup.endswith("}}}", 0, stop) and first + 1 not in self.pairs:
                if pipes:
                    self.read(pipes[0] + 1, pipes[1] if len(pipes) > 1 else stop - 3)  # what follows another bar is nothing
                else:
                    self.out.write(self.markup[first:stop])
            else:
                self._call(first, stop, pipes)
            return stop
        return self._open_link(first, stop, pipes)

    def _loose_link(self, first: int, end: int) -> tuple[int, list[int]]:
        """A link in which templates open that are not closed, and so are text: where it ends, and its first bar."""
        masked = self.masked
        following = masked.find("[[", first + 2, end)
        stop = masked.find("]]", first + 2, end if following < 0 else following)
        if stop < 0 or any(self.pairs and self.pairs.get(call.start(), _NO_PAIR)[0] > stop for call in _CALL.finditer(masked, first, stop)):
            return _NO_PAIR
        bar = masked.find("|", first, stop)
        return stop + 2, [bar] if bar >= 0 else []

    def _open_link(self, first: int, stop: int, pipes: list[int]) -> int:
        """A link that holds other markup; where reading goes on."""
        target_end = pipes[0] if pipes else stop - 2
        if pipes and self.markup.startswith("]", stop) and self.markup.find("[", target_end, stop) >= 0:  # it ends a link to another site
            stop += 1
        target = self.markup[first + 2 : target_end]
        if is_address(target):
            self.out.write("[")
            return first + 1
        if is_hidden_link(target, is_labelled=True) and is_title(target):
            self._file(pipes, stop - 2)
            return stop
        if "{{" in target:
            target = self.plain((first + 2, target_end))
            if not target:  # only the wiki knows it
                self.read(first + 2 if len(pipes) == 0 else self._behind(pipes[0]), stop - 2)
                return stop
        is_empty = bool(pipes) and self._behind(pipes[0]) == stop - 2
        holds_link = self.masked.find("[[", first + 2, stop) >= 0  # which no link can
        if is_empty or holds_link or not is_target(target) or not is_title(target):
            self.out.write("[[")
            return first + 2
        self._link(target, self._behind(pipes[0]) if pipes else -1, stop - 2)
        return stop

    def _behind(self, bar: int) -> int:
        """Where what follows a bar starts, which a template may have written."""
        return bar + (1 if self.markup[bar] == "|" else _BAR_SIZE)

    def _file(self, pipes: list[int], end: int) -> None:
        """A file: its caption is shown where it is a thumbnail."""
        options = [(self._behind(start), stop) for start, stop in pairwise([*pipes, end])]
        shown = shown_caption([self.markup[start:stop] for start, stop in options])
        if shown is not None:
            self.out.break_block()
            self.kept_lines += 1
            self.read(*options[shown])
            self.kept_lines -= 1
            self.out.break_block()

    def gallery(self, start: int, end: int) -> None:
        """The captions of a gallery: what stands in each of its lines behind the file and its options."""
        for line in _GALLERY_LINE.finditer(self.markup, start, end):
            bars = [bar.start() for bar in _BAR.finditer(self.markup, *line.span(1)) if bar[0] == "|"]
            parts = [(first + 1, last) for first, last in pairwise([line.start(1) - 1, *bars, line.end(1)])]
            captions = [part for part in parts if not _GALLERY_OPTION.match(self.markup, *part)]
            if captions:
                self.out.break_block()
                self.read_inside(self.markup[slice(*captions[-1])])
                self.out.break_block()

    def flat_call(self, match: re.Match[str]) -> None:
        """A template call that holds no other markup: what it adds is known by its text."""
        call = match.group()
        effect = None if len(call) == len(self.markup) else read_effect(call, self.read_alone)
        if effect is None or effect.colour:
            start = match.start(4)
            self._call(match.start(), match.end(), [start + at for at, sign in enumerate(match[4]) if sign == "|"])
        else:
            self.out.add(effect)

    def _call(self, first: int, stop: int, pipes: list[int]) -> None:
        """A template call."""
        markup = self.markup
        call = markup[first:stop]
        ends = [*pipes, stop - 2]
        name = markup[first + 2 : ends[0]]
        rule, rest = find_call(name)
        if rule is None:
            if name.strip():
                self.out.unread.append(Unread(" ".join(name.split()), call))
            else:  # the wiki shows its braces, and reads what is in them
                self.out.write("{{")
                self.read(first + 2, stop - 2)
                self.out.write("}}")
            return
        arguments: dict[str, object] = {}
        number = 1
        if rest is not None:  # a parser function: its first argument stands behind the colon
            number = 2
            if rest.strip():
                arguments["1"] = (ends[0] - len(rest), ends[0])
        for begin, close in pairwise(ends):
            key, start = self._parameter(begin + 1, close)
            if not key:
                key = str(number)
                number += 1
            written = markup[start:close]
            if not written.strip():
                continue
            if start > begin + 1:
                start += len(written) - len(written.lstrip())
                close -= len(written) - len(written.rstrip())  # noqa: PLW2901 - named parameters are trimmed
            arguments[key] = (start, close)
        apply(rule, arguments, call, self, self.out)

    def _parameter(self, begin: int, close: int) -> tuple[str, int]:
        """The name of a parameter, '' for a positional one, and where its value starts."""
        sign = self.markup.find("=", begin, close)
        if sign >= 0:
            sign = self.masked.find("=", begin, close)
        name = self.markup[begin:sign] if sign >= 0 else ""
        if sign < 0 or name.count("{{") != name.count("}}") or name.count("[[") != name.count("]]"):
            return "", begin
        return name.strip() or " ", sign + 1
