"""The short way for flat markup: text, simple links and templates, line breaks, quotes and plain tags, none inside another.

Belongs here: one pass over such a cell, giving exactly what the decoder (inline) gives, or None where markup is not flat.
Does not belong here: anything a template means; a flat call is read once by the decoder and its effect kept.
"""

import re
from collections.abc import Callable
from functools import partial
from itertools import groupby
from operator import itemgetter

from pipeline.parse.markup.entities import character
from pipeline.parse.markup.table import BOLD, ITALIC, SMALL, SUB, SUP, Content, Run, Unread
from pipeline.parse.markup.templates import find_rule
from pipeline.parse.markup.writer import Effect, Writer, still_unread, text_marks

_SPACES = (
    "\t\n\x0b\x0c\r\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u2028\u2029\u202f\u205f\u3000"
)
_LABEL = rf"[^\[\]{{}}|<>&{_SPACES}]+"
_TOKEN = re.compile(  # each branch starts with its own character, so that text is skipped at once
    rf"(\[\[[^\[\]{{}}|<>:%&_~/\ufffd\0-\x08\x0e-\x1b\x7f{_SPACES}]{{1,63}}(?:\|{_LABEL}(?:<br ?/?>{_LABEL})*)?\]\]"
    rf"|\{{\{{[^{{}}<>\[\]\n]*\}}\}}|\{{\{{[^{{}}<>\[\]\n|=]+\|(?:[^{{}}<>\[\]\n|=]*\|)*|\}}\}}"
    rf"|<br ?/?>|''+"
    rf"|</?(?:small|sup|sub|b|i)>|&(?:\#[0-9]{{1,7}}|[a-zA-Z]{{2,32}});|__|-\{{|  |{'|'.join(map(re.escape, '[]{}<>&' + _SPACES))})"
)
_BREAK = re.compile("<br ?/?>")
_BREAKS = frozenset({"<br>", "<br/>", "<br />"})
_QUOTED = {"''": ITALIC, "'''": BOLD, "'''''": BOLD | ITALIC}
_OPENING = {f"<{name}>": (f"</{name}>", bit) for name, bit in {"small": SMALL, "sup": SUP, "sub": SUB, "b": BOLD, "i": ITALIC}.items()}
_new_run = partial(tuple.__new__, Run)  # half the time of its own constructor, which checks the length
_NOTHING: frozenset[str] = frozenset()
_QUOTES = re.compile("''+")
_EFFECT_LIMIT = 1 << 14
_LONG = 4096  # what is added to a run of so many signs becomes a run of its own for now: copying such a one takes long
_SHORT = 512  # less markup than that makes no run of so many signs
_KIND = itemgetter(1, 2, 3)
_effects: dict[str, Effect | None] = {}


def read_flat(markup: str, read_call: Callable[[str], Writer]) -> Content | None:  # noqa: C901, PLR0911, PLR0912, PLR0915 - the inner loop over cells
    """What flat markup says, or None. `read_call` writes a template call by the decoder."""
    if "://" in markup and "|" in markup:  # a bar in an address is shown in another way
        return None
    runs: list[tuple[str, int, str, int]] = []
    line = quoted = tagged = calls = 0
    opened: list[tuple[str, int, int]] = []  # what closes it, and the styles before it
    marks: list[str] = []
    flags = _NOTHING
    unread: list[Unread] = []
    colour = ""
    is_token = True
    is_blank = True  # whether a blank here would lead its line or be doubled
    for part in _TOKEN.split(markup):
        is_token = not is_token
        if not part:
            continue
        style = quoted | tagged
        link = ""
        if not is_token:
            text = part
            if calls and ("|" in text or "=" in text):  # more arguments than the last one
                return None
        elif part in _BREAKS:
            if is_blank and runs:
                _end_line(runs)
            line += 1
            is_blank = True
            continue
        elif part[0] == "[":
            link, bar, text = part[2:-2].partition("|")
            if not bar:
                text = link
            if not link or link[0] in " ." or link[-1] == " " or text[0] == " " or text[-1] == " " or "  " in part or "''" in part:
                return None
            if "<" in text:
                if runs and runs[-1][2] == link:
                    return None
                for index, piece in enumerate(_BREAK.split(text)):
                    if index:
                        line += 1
                    if piece.strip(" ") != piece:
                        return None
                    runs.append((piece, style, link, line))
                is_blank = False
                continue
        elif part[0] == "{":
            is_opening = part[-1] == "|"  # what follows is the call's last argument
            effect = read_effect(part + "X}}" if is_opening else part, read_call)
            if effect is None or (effect.colour and runs) or (quoted and "''" in part):  # quotes within others end them
                return None
            text, added, link, filled, left, raised, held = effect
            colour = filled or colour
            if is_opening:
                if text != "X" or link or left or raised or held:
                    return None
                opened.append(("}}", tagged, quoted))
                calls += 1
                tagged |= added
                continue
            style |= added
            marks += left
            unread += held
            if raised:
                flags |= raised
            if not text:
                continue
        elif part in _QUOTED:
            quoted ^= _QUOTED[part]
            continue
        elif part in _OPENING:
            closing, bit = _OPENING[part]
            opened.append((closing, tagged, quoted))
            tagged |= bit
            continue
        elif opened and part == opened[-1][0]:
            _, tagged, before = opened.pop()
            if part == "}}":
                calls -= 1
                if quoted != before:
                    return None
            continue
        elif part[0] == "&" and len(part) > 1:
            text = character(part)
            if text.isspace():
                text = " "
        else:
            return None
        if is_blank and text[0] == " ":
            text = text.lstrip(" ")
            if not text:
                continue
        is_blank = text[-1] == " "
        if runs:
            last = runs[-1]
            if last[3] == line and last[1] == style and last[2] == link and len(last[0]) < _LONG:
                runs[-1] = (last[0] + text, style, link, line)
                continue
        runs.append((text, style, link, line))
    if quoted or opened:
        return None
    if is_blank and runs:
        _end_line(runs)
    if len(markup) >= _SHORT:
        runs = [("".join(run[0] for run in alike), *kind) for kind, alike in groupby(runs, key=_KIND)]
    return _content(runs, colour, marks, flags, unread)


def _content(runs: list[tuple[str, int, str, int]], colour: str, marks: list[str], flags: frozenset[str], unread: list[Unread]) -> Content:
    """The content of tidy runs."""
    if len(runs) == 1:
        text = runs[0][0]
    else:
        text = ""
        line = runs[0][3] if runs else 0
        for run in runs:
            if run[3] != line:
                text += " "
                line = run[3]
            text += run[0]
    if "†" in text or "‡" in text or "*" in text:
        text_marks(text, marks)
    return Content(text, tuple(map(_new_run, runs)), colour, tuple(marks), flags, still_unread(unread, text) if unread else ())


def _end_line(runs: list[tuple[str, int, str, int]]) -> None:
    """No blank ends a line."""
    while runs and runs[-1][0][-1] == " ":
        text, style, link, line = runs.pop()
        text = text.rstrip(" ")
        if text:
            runs.append((text, style, link, line))


def read_effect(call: str, read_call: Callable[[str], Writer]) -> Effect | None:
    """What a flat template call adds to its cell, kept by call; None where it is more than one tidy run in its line."""
    if call in _effects:
        return _effects[call]
    rule = find_rule(call[2:-2].partition("|")[0])
    if rule and rule.meaning == "unread":
        return Effect("", 0, "", "", (), _NOTHING, (Unread(rule.template, call),))
    writer = read_call(call)
    runs = [run for run in writer.runs if run[0]]
    effect = None
    quotes = _QUOTES.findall(call)
    if writer.line == 0 and len(runs) <= 1 and quotes[::2] == quotes[1::2]:  # else they style what follows
        text, style, link, _ = runs[0] if runs else ("", 0, "", 0)
        if text == " ".join(text.split()):
            effect = Effect(text, style, link, writer.colour, tuple(writer.marks), frozenset(writer.flags), tuple(writer.unread))
    if len(_effects) >= _EFFECT_LIMIT:
        _effects.clear()
    _effects[call] = effect
    return effect


def forget_effects() -> None:
    """Forget what calls were read before, so that a benchmark starts cold."""
    _effects.clear()
