"""What templates mean: the rows of seeds/templates.csv applied to a call.

Belongs here: the handful of generic meanings. Does not belong here: any template's name.

Columns of the table: `template` (name as called, first letter in either case), `meaning`, `arguments` (what is shown:
alternatives parted by ` || `, the first whose parameters are all given counts; `{1}` or `{name}` is a parameter, `{1:02}`
pads with zeros, `{codes:set}` is the first parameter looked up in seeds/template_codes.csv), `style`, `link` (a target
with parameters), `colour` (the cell's background, likewise), `note`.

Meanings: `show` writes the arguments; `drop` nothing; `line` ends the line; `list` writes each positional argument in a line
of its own; `mark` leaves a footnote mark (of the group that `arguments` names); `numbered` writes a footnote's number and
leaves its mark; `unread` holds a value that is not in the article, and so does `picture` in a cell without text; `change`
writes its argument changed as `arguments` says (changes); `attributes` writes the cell's attribute list; `position` writes a
position and turns the letters after it into flags; `sum` adds numbers.
"""

import re
from decimal import Decimal
from functools import cache, lru_cache
from typing import Any, NamedTuple, Protocol

from pipeline.parse.markup.attributes import colour as read_colour
from pipeline.parse.markup.changes import CHANGES
from pipeline.parse.markup.table import BOLD, HIDDEN, ITALIC, SMALL, STRUCK, SUB, SUP, Picture, Unread
from pipeline.parse.markup.writer import Writer
from pipeline.parse.rules import rule_table

_STYLES = {"": 0, "bold": BOLD, "italic": ITALIC, "small": SMALL, "sup": SUP, "sub": SUB, "struck": STRUCK, "hidden": HIDDEN}
_PLACE = re.compile(r"\{((?:codes:)?[^{}:]+)(?::0(\d))?\}")
_OR = " || "
_CODES = "codes:"
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")


class Alternative(NamedTuple):
    """One way to show a call: literal texts and parameter names (with their padding) in turn; the names it needs."""

    parts: tuple[tuple[str, str, int], ...]
    needs: frozenset[str]


class Rule(NamedTuple):
    """One row of seeds/templates.csv, ready to apply."""

    template: str
    meaning: str
    shows: tuple[Alternative, ...]
    style: int
    link: tuple[Alternative, ...]
    colour: tuple[Alternative, ...]
    arguments: str


class Reader(Protocol):
    """Who reads markup: our decoder or the fallback; an argument is whatever it can write."""

    def write(self, argument: Any) -> None:
        """Write an argument into the writer."""

    def write_line(self, argument: Any) -> None:
        """Write an argument that starts a line."""

    def plain(self, argument: Any) -> str:
        """The visible text of an argument, on its own."""


def _pattern(text: str) -> tuple[Alternative, ...]:
    """The alternatives of a pattern."""
    found = []
    for choice in text.split(_OR) if text else []:
        parts: list[tuple[str, str, int]] = []
        done = 0
        for match in _PLACE.finditer(choice):
            parts.append((choice[done : match.start()], match[1], int(match[2] or 0)))
            done = match.end()
        parts.append((choice[done:], "", 0))
        found.append(Alternative(tuple(parts), frozenset(name for _, name, _ in parts if name)))
    return tuple(found)


@cache
def template_rules() -> dict[str, Rule]:
    """The rules by template name (first letter in lower case)."""
    rules = {}
    for row in rule_table("templates"):
        style = 0
        for word in row["style"].split():
            style |= _STYLES[word]
        rules[canonical(row["template"])] = Rule(
            row["template"],
            row["meaning"],
            _pattern(row["arguments"]),
            style,
            _pattern(row["link"]),
            _pattern(row["colour"]),
            row["arguments"],
        )
    return rules


@cache
def _codes() -> dict[tuple[str, str], str]:
    """What a code of a set stands for: a colour or a text."""
    return {(row["codes"], row["code"].lower()): row["colour"] or row["text"] for row in rule_table("template_codes")}


@lru_cache(maxsize=1 << 14)
def canonical(name: str) -> str:
    """A template name as it is looked up: blanks for underscores, first letter in lower case, no `Template:`."""
    tidy = " ".join(name.replace("_", " ").split())
    head, colon, rest = tidy.partition(":")
    if colon and head.lower() == "template":
        tidy = rest.strip()
    return tidy[:1].lower() + tidy[1:]


def find_rule(name: str) -> Rule | None:
    """The rule of a template, or None where there is none."""
    return template_rules().get(canonical(name))


def find_call(name: str) -> tuple[Rule | None, str | None]:
    """The rule of a call, and for a parser function (`formatnum:1234`) what stands behind its colon."""
    rule = find_rule(name)
    if rule is None and ":" in name:
        head, _, rest = name.partition(":")
        return find_rule(head.strip() + ":"), rest
    return rule, None


def apply(rule: Rule, arguments: dict[str, object], call: str, reader: Reader, out: Writer) -> None:  # noqa: C901 - one branch for each meaning
    """Write what a template call means. `arguments` by name, positional ones as "1", "2" ...; blank ones are left out."""
    meaning = rule.meaning
    if meaning == "drop":
        return
    if meaning == "line":
        out.break_line()
        return
    if meaning in {"unread", "picture"}:
        out.unread.append((Unread if meaning == "unread" else Picture)(rule.template, call))
        return
    if meaning == "mark":
        _leave_mark(rule, arguments, reader, out)
        return
    if meaning == "numbered" and "1" in arguments:
        out.marks.append(f"note::{reader.plain(arguments['1'])}")
    values = _Values(arguments, reader)
    found = read_colour(values.fill(rule.colour)) if rule.colour else ""
    if found:
        out.drop_attributes()
        out.colour = found
    style, link = out.style, out.link
    out.style |= rule.style
    if rule.link and not link:
        out.link = values.fill(rule.link)
    if meaning == "list":
        _write_list(arguments, reader, out)
    elif meaning == "position":
        _write_position(arguments, reader, out)
    elif meaning == "sum":
        _write_sum(rule, arguments, call, reader, out)
    elif meaning == "change":
        out.write(CHANGES[rule.arguments]({name: reader.plain(argument) for name, argument in arguments.items()}))
    elif meaning != "attributes":
        values.show(rule.shows, out)
    out.style, out.link = style, link


def _leave_mark(rule: Rule, arguments: dict[str, object], reader: Reader, out: Writer) -> None:
    """The mark of a footnote: its group with its name, or with its text where it has no name."""
    name = reader.plain(arguments["name"]) if "name" in arguments else ""
    group = rule.arguments or (reader.plain(arguments["group"]) if "group" in arguments else "")
    text = "" if name or "1" not in arguments else reader.plain(arguments["1"])
    out.marks.append(f"note:{group}:{name or text}")


class _Values:
    """The arguments of one call, put into patterns."""

    def __init__(self, arguments: dict[str, object], reader: Reader) -> None:
        self.arguments = arguments
        self.reader = reader

    def choose(self, shows: tuple[Alternative, ...]) -> tuple[tuple[str, str, int], ...]:
        """The parts of the first alternative whose parameters are all given."""
        for alternative in shows:
            if all(name in self.arguments or (name.startswith(_CODES) and self.look_up(name)) for name in alternative.needs):
                return alternative.parts
        return ()

    def look_up(self, name: str) -> str:
        """What the first argument stands for in a set of codes, or ''."""
        code = self.reader.plain(self.arguments["1"]).strip().lower() if "1" in self.arguments else ""
        return _codes().get((name.removeprefix(_CODES), code), "")

    def plain(self, name: str) -> str:
        """A parameter as plain text."""
        return self.look_up(name) if name.startswith(_CODES) else self.reader.plain(self.arguments[name])

    def fill(self, shows: tuple[Alternative, ...]) -> str:
        """A pattern as plain text."""
        return "".join(literal + (self.plain(name).zfill(width) if name else "") for literal, name, width in self.choose(shows))

    def show(self, shows: tuple[Alternative, ...], out: Writer) -> None:
        """Write a pattern."""
        for literal, name, width in self.choose(shows):
            out.write(literal)
            if width or name.startswith(_CODES):
                out.write(self.plain(name).zfill(width))
            elif name:
                self.reader.write(self.arguments[name])


def _write_list(arguments: dict[str, object], reader: Reader, out: Writer) -> None:
    """Each positional argument in its own line."""
    for name, argument in arguments.items():
        if name.isdigit():
            out.break_block()
            reader.write_line(argument)
    out.break_block()


def _write_position(arguments: dict[str, object], reader: Reader, out: Writer) -> None:
    """A race position and the letters after it: `p` pole, `f` fastest lap, `s` or a number the sprint's position."""
    if "1" in arguments:
        reader.write(arguments["1"])
    out.style |= SUP
    shown = []
    for name, argument in arguments.items():
        if not name.isdigit() or name == "1":
            continue
        word = reader.plain(argument).strip()
        if word.lower() in {"p", "pole"}:
            out.flags.add("pole")
            shown.append("P")
        elif word.lower() in {"f", "fast", "fastlap", "fastestlap"}:
            out.flags.add("fastest_lap")
            shown.append("F")
        elif word.lower() not in {"s", "sprint"}:
            shown.append(word)
    out.write(" ".join(shown))


def _write_sum(rule: Rule, arguments: dict[str, object], call: str, reader: Reader, out: Writer) -> None:
    """The sum of the positional arguments; unread where one of them is no number."""
    texts = [reader.plain(argument).strip() for name, argument in arguments.items() if name.isdigit()]
    if not all(_NUMBER.fullmatch(text) for text in texts):
        out.unread.append(Unread(rule.template, call))
        return
    out.write(str(sum((Decimal(text) for text in texts), Decimal(0))))
