"""Wikitext to a document: tables, infobox fields, sentences, notes and key lines.

Belongs here: cutting an article into those parts. Does not belong here: the structure of a table (scan), inline markup (inline),
infobox slices (boxes), prose cleaning (plain), or what any of it means.
"""

import re

from pipeline.parse import boxes, plain
from pipeline.parse.inline import decode
from pipeline.parse.legend import read_legend
from pipeline.parse.scan import Heading, read_headings, scan_tables
from pipeline.parse.sentences import read_sentences
from pipeline.parse.table import Document, Legend, Note, Table

_BREAK = re.compile(r"<br\s*/?>|\n", re.IGNORECASE)
_NOTE = re.compile(r"^\W{0,3}?([†‡§¶*~^#]{1,3})[\s):.–—-]*(?=\S)(.+)$", re.DOTALL)
_MARKED = re.compile(r"[†‡§¶*~^#]|dagger|asterisk", re.IGNORECASE)
_KEY_WORDS = re.compile(r"\bkey\b|legend|\bbold\b|\bitalics?\b", re.IGNORECASE)
_REACH = 4000


def read_document(title: str, text: str) -> Document:
    """Read an article's wikitext; whatever is missing or broken in it leaves the matching list empty."""
    tables, errors = scan_tables(text)
    spans = boxes.infobox_spans(text)
    outer = [table for table in tables if table.parent_no is None]
    titles = read_headings(text)
    headings = [heading.start for heading in titles]
    notes: list[Note] = []
    legends: dict[int, Legend] = {}
    edges = sorted(headings + [table.start for table in outer] + [len(text)])
    floors = sorted(headings + [table.end for table in outer] + [0])
    for table in outer:
        notes += _notes_below(text, table, edges)
        if legend := _key_line(text, table, floors) or _key_above(text, table, titles, edges):
            legends[table.table_no] = legend
    cuts = sorted([*spans, *((table.start, table.end) for table in outer)])
    return Document(
        title=title,
        format="wikitext",
        tables=tables,
        fields=boxes.read_fields(text, spans),
        sentences=read_sentences(plain.paragraphs(text, cuts)),
        notes=notes + boxes.read_named_notes(text),
        legends=legends,
        oversized=[str(error) for error in errors],
    )


def _notes_below(text: str, table: Table, edges: list[int]) -> list[Note]:
    """The notes between a table and whatever comes next."""
    end = min((edge for edge in edges if edge >= table.end), default=len(text))
    notes = []
    for line in _BREAK.split(text[table.end : min(end, table.end + _REACH)]):
        if not _MARKED.search(line):
            continue
        found = _NOTE.match(decode(line.strip().lstrip(":")).text.strip() if not line.startswith("*") else line)
        if found:
            notes.append(Note(table.table_no, found[1], decode(found[2].strip()).text))
    return notes


def _key_line(text: str, table: Table, floors: list[int]) -> Legend | None:
    """The legend above a table, None where no line there speaks of a key."""
    start = max((floor for floor in floors if floor <= table.start), default=0)
    above = text[max(start, table.start - _REACH) : table.start]
    lines = [line for line in above.split("\n") if _KEY_WORDS.search(line)]
    return read_legend("\n".join(lines)) if lines else None


def _key_above(text: str, table: Table, titles: list[Heading], edges: list[int]) -> Legend | None:
    """The legend at the head of the table's section, or of the sections around it; None where none speaks of a key."""
    level = 7
    for heading in reversed(titles):
        if heading.start >= table.start or heading.level >= level or level <= 2:  # noqa: PLR2004 - the article's own sections
            continue
        level = heading.level
        end = min((edge for edge in edges if edge > heading.start), default=len(text))
        lines = [line for line in text[heading.start : min(end, heading.start + _REACH)].split("\n")[1:] if _KEY_WORDS.search(line)]
        legend = read_legend("\n".join(lines))
        if legend.family or legend.bold_is_pole or legend.italic_is_fastest_lap:
            return legend
    return None
