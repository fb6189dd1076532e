"""Wikitext prose to plain paragraphs.

Belongs here: leaving out what is no prose (tables, templates that write none, files, references, closing sections). Does not
belong here: sentences (sentences) and claims (prose). Every step is linear in the text.
"""

import re
from operator import itemgetter

from pipeline.parse.markup.boxes import strip_comments
from pipeline.parse.markup.entities import unescape
from pipeline.parse.markup.inline import decode

_REF = re.compile(r"<(/?)ref\b([^<>]*)>", re.IGNORECASE)
_MEDIA = re.compile(r"\[\[\s*:?(?:file|image|category|media)\s*:", re.IGNORECASE)
_BRACES = re.compile(r"\{\{(?:[^{}]*\}\}())?|\}\}()")  # an opening, a whole pair (1), a closing (2)
_BRACKETS = re.compile(rf"\[\[(?:(?!{_MEDIA.pattern[4:]})[^\[\]]*\]\]())?|\]\]()", re.IGNORECASE)  # pictures are no whole pair
_LINK = re.compile(r"\[\[(?:[^\[\]|]*\|)?([^\[\]|]*)\]\]")
_EXTERNAL = re.compile(r"\[(?:https?:)?//[^\s\[\]]+\s*([^\[\]]*)\]")
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
_QUOTES = ("'''''", "''''", "'''", "''")  # the longest first
_HEADING = re.compile(r"^(={2,6})\s*(.*?)\s*\1\s*$")
_CLOSING = re.compile(
    r"^(?:references|notes|footnotes|external links|see also|further reading|bibliography|sources|citations)\b", re.IGNORECASE
)
_LABEL = itemgetter(1)
_CALL_LIMIT = 300
_PAIR = 1


def paragraphs(text: str, cuts: list[tuple[int, int]]) -> list[tuple[str, str]]:
    """Pairs of nearest heading and paragraph, without the character ranges of `cuts` (sorted, tables and infoboxes)."""
    parts = []
    place = 0
    for start, end in cuts:
        if start >= place:
            parts.append(text[place:start])
        place = max(place, end)
    parts.append(text[place:])
    return list(_lines(_plain("\n".join(parts))))


def _lines(text: str) -> list[tuple[str, str]]:
    found = []
    section = ""
    closing = 0
    for line in text.split("\n"):
        if line.startswith("=") and (heading := _HEADING.match(line)):
            section = heading[2].strip()
            level = len(heading[1])
            if _CLOSING.match(section):
                closing = level
            elif closing and level <= closing:
                closing = 0
            continue
        body = line.lstrip("*:;# ").strip()
        if body and not closing and not line.startswith(("|", "!", "{|")) and any(character.isalpha() for character in body):
            found.append((section, body))
    return found


def _plain(text: str) -> str:
    text = _media(_without_refs(strip_comments(text)))
    text = _templates(text)
    text = _LINK.sub(_LABEL, text)
    text = _EXTERNAL.sub(_LABEL, text)
    for quotes in _QUOTES:
        text = text.replace(quotes, "")
    return unescape(_TAG.sub("", text)).replace("\u00a0", " ")


def _without_refs(text: str) -> str:
    """The text without `<ref>...</ref>` and `<ref />`; an unclosed one swallows nothing."""
    parts = []
    place = 0
    opened = -1
    for found in _REF.finditer(text):
        if found[1]:
            if opened >= 0:
                parts.append(text[place:opened])
                place, opened = found.end(), -1
        elif opened < 0:
            if found[2].rstrip().endswith("/"):
                parts.append(text[place : found.start()])
                place = found.end()
            else:
                opened = found.start()
    parts.append(text[place:])
    return "".join(parts)


def _outer(text: str, pattern: re.Pattern[str], *, has_pairs: bool = True) -> list[tuple[int, int]]:
    """Start and end of every outermost pair of brackets; unless told to, not of those that the pattern finds as a whole."""
    spans = []
    depth = start = 0
    for found in pattern.finditer(text):
        kind = found.lastindex
        if kind == _PAIR:
            if depth == 0 and has_pairs:
                spans.append(found.span())
        elif kind is None:
            if depth == 0:
                start = found.start()
            depth += 1
        elif depth:
            depth -= 1
            if depth == 0:
                spans.append((start, found.end()))
    return spans


def _media(text: str) -> str:
    """The text without pictures and categories, their captions included."""
    if not _MEDIA.search(text):
        return text
    parts = []
    place = 0
    for start, end in _outer(text, _BRACKETS, has_pairs=False):
        if _MEDIA.match(text, start):
            parts.append(text[place:start])
            place = end
    parts.append(text[place:])
    return "".join(parts)


def _templates(text: str) -> str:
    """Short template calls as the text they write; long ones, and those that have a line for themselves, are left out."""
    parts = []
    place = 0
    for start, end in _outer(text, _BRACES):
        parts.append(text[place:start])
        begins_line = start > 0 and text[start - 1] == "\n"
        if end - start <= _CALL_LIMIT and not (begins_line and text[end : end + 1] in {"", "\n"}):
            parts.append(decode(text[start:end]).text)
        place = end
    parts.append(text[place:])
    return "".join(parts)
