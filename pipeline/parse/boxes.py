"""Infobox templates and named notes, cut from wikitext and taken apart by mwparserfromhell.

Belongs here: finding the slices and their parameters, modules in modules included. Does not belong here: what a parameter
means (infobox, driver).
"""

import re
from collections.abc import Iterable

import mwparserfromhell
from mwparserfromhell.nodes import Node, Template

from pipeline.parse.inline import decode
from pipeline.parse.table import Content, InfoboxField, Note, Unread
from pipeline.parse.templates import find_rule

_START = re.compile(r"\{\{\s*(?:infobox|template:infobox)\b", re.IGNORECASE)
_BRACES = re.compile(r"\{\{|\}\}")
_NAMED_NOTE = re.compile(r"\{\{\s*(efn(?:-[a-z]+)?|notetag|refn)\s*\|", re.IGNORECASE)
_BLANKS = re.compile(r"[\s_-]+")
_LIMIT = 120_000
_NOTE_LIMIT = 10_000
_DEPTH = 24


def strip_comments(text: str) -> str:
    """The text without `<!-- -->`; an unclosed comment swallows the rest, as in MediaWiki."""
    if "<!--" not in text:
        return text
    parts = []
    place = 0
    while (start := text.find("<!--", place)) >= 0:
        parts.append(text[place:start])
        end = text.find("-->", start)
        if end < 0:
            return "".join(parts)
        place = end + 3
    parts.append(text[place:])
    return "".join(parts)


def template_ends(text: str) -> dict[int, int]:
    """Where each template call that is closed ends, by where it starts; one pass, whatever the nesting."""
    ends: dict[int, int] = {}
    opened: list[int] = []
    for found in _BRACES.finditer(text):
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


def infobox_spans(text: str, ends: dict[int, int]) -> list[tuple[int, int]]:
    """Start and end of every outermost infobox template, in document order; an unclosed one ends before the next heading."""
    spans: list[tuple[int, int]] = []
    for found in _START.finditer(text):
        start = found.start()
        if spans and start < spans[-1][1]:
            continue
        end = ends.get(start, 0)
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
        missing = markup.count("{{") - markup.count("}}")
        code = mwparserfromhell.parse(markup + "}}" * max(missing, 0), skip_style_tags=True)
        for node in code.nodes:
            if isinstance(node, Template):
                block_no = _read_block(node, block_no + 1, fields)
    return fields


def field_name(name: str) -> str:
    """A parameter's name as one spelling: lower case, blanks and hyphens as underscores."""
    return _BLANKS.sub("_", name.strip().lower()).strip("_")


def _infoboxes(nodes: Iterable[Node]) -> list[Template]:
    return [node for node in nodes if isinstance(node, Template) and str(node.name).strip().lower().startswith("infobox")]


def _read_block(template: Template, block_no: int, fields: list[InfoboxField]) -> int:
    """Append one infobox's parameters, then those of the infoboxes in it; the last block number that was used."""
    last = block_no
    name = re.sub(r"\s+", " ", str(template.name).replace("_", " ")).strip()
    values: dict[str, str] = {}
    nested: list[Template] = []
    for parameter in template.params:
        markup = str(parameter.value).strip()
        inner: list[Template] = []
        if "infobox" in markup.lower():
            inner = _infoboxes(parameter.value.nodes) or _infoboxes(parameter.value.ifilter_templates(recursive=True))[:1]
        for node in inner:
            markup = markup.replace(str(node), "").strip()
        nested += inner
        if markup or not inner:
            values[field_name(str(parameter.name))] = markup
    fields += [InfoboxField(block_no, name, key, markup, decode(markup)) for key, markup in values.items() if markup]
    for node in nested:
        last = _read_block(node, last + 1, fields)
    return last


def read_named_notes(text: str, ends: dict[int, int]) -> list[Note]:
    """Notes written as templates (`{{efn|name=x|...}}`): mark `note:<group>:<name>`, those without a name left out."""
    notes = []
    for found in _NAMED_NOTE.finditer(text):
        end = ends.get(found.start(), 0)
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
