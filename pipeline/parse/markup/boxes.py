"""Infobox templates and named notes, cut from wikitext.

Belongs here: finding the slices, modules in modules included, and decoding their values. Does not belong here: taking a slice
apart (boxsplit; boxtree where it is not regular), what a parameter means (infobox, driver).
"""

import re
from functools import lru_cache

from pipeline.parse.markup.boxsplit import Box, split_box
from pipeline.parse.markup.inline import decode
from pipeline.parse.markup.table import Content, InfoboxField, Note, Unread
from pipeline.parse.markup.templates import find_rule

# an infobox as its template was first called, which redirects to the one of today
_NAMES_OF_OLD = r"(?:f1|formula one|nascar|wrc|le mans|champ car|indycar|racing)[ _]driver(?=\s*\|[^|{}=]*=)"
_START = re.compile(rf"\{{\{{\s*(?:template:)?(?:infobox\b|{_NAMES_OF_OLD})", re.IGNORECASE)
_BRACES = re.compile(r"\{\{|\}\}")
_NAMED_NOTE = re.compile(r"\{\{\s*(efn(?:-[a-z]+)?|notetag|refn)\s*\|", re.IGNORECASE)
_BLANKS = re.compile(r"[\s_-]+")
_LIMIT = 120_000
_NOTE_LIMIT = 10_000
_NEARBY = 30_000
_DEPTH = 24


def strip_comments(text: str) -> str:
    """The text without `<!-- -->`; an unclosed comment swallows the rest, as in MediaWiki."""
    start = text.find("<!--")
    if start < 0:
        return text
    parts = []
    place = 0
    while start >= 0:
        parts.append(text[place:start])
        end = text.find("-->", start)
        if end < 0:
            return "".join(parts)
        place = end + 3
        start = text.find("<!--", place)
    parts.append(text[place:])
    return "".join(parts)


class TemplateEnds:
    """Where template calls end. Looked for behind the call; as soon as one does not end nearby, for all calls in one pass."""

    def __init__(self, text: str) -> None:
        """Look for nothing yet."""
        self._text = text
        self._ends: dict[int, int] | None = None

    def of(self, start: int) -> int:
        """The end of the call that starts there, 0 where it is not closed."""
        if self._ends is None:
            depth = 0
            for found in _BRACES.finditer(self._text, start, start + _NEARBY):
                depth += 1 if found[0] == "{{" else -1
                if depth == 0:
                    return found.end()
            self._ends = self._all()
        return self._ends.get(start, 0)

    def _all(self) -> dict[int, int]:
        ends: dict[int, int] = {}
        opened: list[int] = []
        for found in _BRACES.finditer(self._text):
            if found[0] == "{{":
                opened.append(found.start())
            elif opened:
                ends[opened.pop()] = found.end()
        return ends


def _depth(text: str) -> int:
    """The deepest nesting of template calls."""
    depth = deepest = 0
    for found in _BRACES.finditer(text):
        depth += 1 if found[0] == "{{" else -1
        deepest = max(deepest, depth)
    return deepest


def infobox_spans(text: str, ends: TemplateEnds) -> list[tuple[int, int]]:
    """Start and end of every outermost infobox template, in document order; an unclosed one ends before the next heading."""
    spans: list[tuple[int, int]] = []
    for found in _START.finditer(text):
        start = found.start()
        if spans and start < spans[-1][1]:
            continue
        end = ends.of(start)
        if not end:
            heading = text.find("\n==", start, start + _LIMIT)
            end = heading if heading >= 0 else min(len(text), start + _LIMIT)
        spans.append((start, end))
    return spans


def read_fields(text: str, spans: list[tuple[int, int]]) -> list[InfoboxField]:
    """Every parameter of every infobox, nested ones as blocks of their own.

    A parameter given twice counts once, as its last value. A slice that is nested too deeply becomes one unread field.
    """
    fields: list[InfoboxField] = []
    block_no = 0
    for start, end in spans:
        markup = strip_comments(text[start:end])
        if _depth(markup) > _DEPTH:
            block_no += 1
            fields.append(InfoboxField(block_no, "infobox", "markup", "", Content("", unread=(Unread("infobox", markup[:200]),))))
            continue
        box = split_box(markup)
        for call in [box] if box else _tree_boxes(markup):
            block_no = _read_block(call, block_no + 1, fields)
    return fields


@lru_cache(maxsize=1 << 12)
def field_name(name: str) -> str:
    """A parameter's name as one spelling: lower case, blanks and hyphens as underscores."""
    return _BLANKS.sub("_", name.strip().lower()).strip("_")


def _tree_boxes(markup: str) -> list[Box]:
    from pipeline.parse.markup.boxtree import tree_boxes  # noqa: PLC0415 - rarely needed and slow to load

    return tree_boxes(markup)


def _read_block(box: Box, block_no: int, fields: list[InfoboxField]) -> int:
    """Append one infobox's parameters, then those of the infoboxes in it; the last block number that was used."""
    last = block_no
    template = " ".join(box.template.replace("_", " ").split())
    values: dict[str, str] = {}
    nested: list[Box] = []
    for name, value, inner in box.parameters:
        markup = value.strip()
        for call in inner:
            markup = markup.replace(call.markup, "").strip()
        nested += inner
        if markup or not inner:
            values[field_name(name)] = markup
    fields += [InfoboxField(block_no, template, key, markup, decode(markup)) for key, markup in values.items() if markup]
    for call in nested:
        last = _read_block(call, last + 1, fields)
    return last


def read_named_notes(text: str, ends: TemplateEnds) -> list[Note]:
    """Notes written as templates (`{{efn|name=x|...}}`): mark `note:<group>:<name>`, those without a name left out."""
    notes = []
    for found in _NAMED_NOTE.finditer(text):
        end = ends.of(found.start())
        if not found.end() < end <= found.end() + _NOTE_LIMIT:
            continue
        parts = _parameters(text[found.end() : end - 2])
        body = next((value for key, value in parts if key in {"", "1"}), "")
        name = next((value.strip().strip('"') for key, value in parts if key == "name"), "")
        group = next((value.strip().strip('"') for key, value in parts if key == "group"), "")
        rule = find_rule(found[1])
        if name and body:
            notes.append(Note(None, f"note:{(rule.arguments if rule else '') or group}:{name}", decode(body).text))
    return notes


def _parameters(inner: str) -> list[tuple[str, str]]:
    """The parameters of a call, split at pipes outside links and templates."""
    pieces = []
    depth = start = 0
    for found in re.finditer(r"\{\{|\}\}|\[\[|\]\]|\|", inner):
        if found[0] in {"{{", "[["}:
            depth += 1
        elif found[0] in {"}}", "]]"}:
            depth -= 1
        elif depth == 0:
            pieces.append(inner[start : found.start()])
            start = found.end()
    pieces.append(inner[start:])
    named = [re.match(r"^\s*([A-Za-z0-9_ -]+?)\s*=(.*)$", piece, re.DOTALL) for piece in pieces]
    return [(match[1].lower(), match[2]) if match else ("", piece) for match, piece in zip(named, pieces, strict=True)]
