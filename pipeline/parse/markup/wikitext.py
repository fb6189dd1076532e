"""Wikitext to a document: tables, infobox fields, sentences, notes and key lines.

Belongs here: cutting an article into those parts. Does not belong here: the structure of a table (scan), inline markup (inline),
infobox slices (boxes), prose cleaning (plain), or what any of it means.
"""

import re
from bisect import bisect_left, bisect_right
from functools import lru_cache
from typing import NamedTuple

from pipeline.parse.markup import boxes, plain
from pipeline.parse.markup.inline import decode
from pipeline.parse.markup.legend import read_legend
from pipeline.parse.markup.mask import mask
from pipeline.parse.markup.notelines import is_numbered, notes_in, raised_words
from pipeline.parse.markup.scan import Heading, read_headings, scan_tables
from pipeline.parse.markup.sentences import read_sentences
from pipeline.parse.markup.table import Document, Legend, Note, Table

_BREAK = re.compile(r"<br\s*/?>|\n|\{\{br(?:eak)?\}\}", re.IGNORECASE)
_KEYED = re.compile(
    r"((?<!†)†++|(?<!‡)‡++|(?<!§)§++|(?<!¶)¶++|(?<!\*)\*++)\s*(?:[–—=:-]|signif\w+|indicat\w+|denot\w+|means?)"
    r"\s*([^†‡§¶*.;()\n]*[^†‡§¶*.;()\s])"
)
_MARKED = re.compile(r"[†‡§¶*~^#]|dagger|asterisk", re.IGNORECASE)
_KEY_WORDS = re.compile(  # begun with all first letters: a search then skips all other places
    r"[klbi](?:(?<=\bk)ey\b|(?<=l)egend|(?<=\bb)old\b|(?<=\bi)talics?\b)", re.IGNORECASE
)
_REACH = 4000


class _Title(NamedTuple):
    """A heading: where it starts, its level, and the place of its parent among the headings (-1 for none)."""

    start: int
    level: int
    parent: int


def read_document(title: str, text: str) -> Document:
    """Read an article's wikitext; whatever is missing or broken in it leaves the matching list empty."""
    masked = mask(text)
    marked = read_headings(text, masked)
    tables, errors = scan_tables(text, masked, marked)
    ends = boxes.TemplateEnds(text)
    spans = boxes.infobox_spans(text, ends)
    outer = [table for table in tables if table.parent_no is None]
    titles = _outline(marked)
    headings = [title.start for title in titles]
    notes: list[Note] = []
    legends: dict[int, Legend] = {}
    edges = sorted(headings + [table.start for table in outer] + [len(text)])
    floors = sorted(headings + [table.end for table in outer] + [0])
    for table in outer:
        if legend := _key_line(text, table, floors) or _key_above(text, table, titles, edges, headings):
            legends[table.table_no] = legend
            notes += _notes_of_key(text, table, legend)
        notes += _notes_inside(table) + _notes_below(text, table, edges)
    cuts = sorted([*spans, *((table.start, table.end) for table in outer)])
    return Document(
        title=title,
        format="wikitext",
        tables=tables,
        fields=boxes.read_fields(text, spans),
        sentences=read_sentences(plain.paragraphs(text, cuts)),
        notes=notes + boxes.read_named_notes(text, ends),
        legends=legends,
        oversized=[str(error) for error in errors],
    )


def _notes_of_key(text: str, table: Table, legend: Legend) -> list[Note]:
    """What a table's key says of marks in it (`* signifies ...`, `* – Most laps led`); of others it speaks for other tables."""
    texts = [decode(line.lstrip("*:")).text for line in legend.text.split("\n") if _MARKED.search(line)]
    notes = [Note(table.table_no, found[1], found[2]) for line in texts for found in _KEYED.finditer(line)]
    return [note for note in notes if _alone(note.mark).search(text, table.start, table.end)]


@lru_cache(maxsize=1 << 14)
def _alone(mark: str) -> re.Pattern[str]:
    """A mark where the same sign stands neither before nor after it."""
    sign = re.escape(mark[0])
    return re.compile(rf"(?<!{sign}){re.escape(mark)}(?!{sign})")


def _notes_inside(table: Table) -> list[Note]:
    """The notes in those rows of a table that are one cell."""
    wide = [row for row in table.grid[1:] if row and row[0].colspan > 1]
    cells = [row[0] for row in wide if all(cell is row[0] or cell.is_missing for cell in row)]
    return _standing(table, [note for cell in cells for line in _BREAK.split(cell.markup) for note in notes_in(line)])


def _notes_below(text: str, table: Table, edges: list[int]) -> list[Note]:
    """The notes between a table and whatever comes next."""
    end = edges[bisect_left(edges, table.end)] if edges[-1] >= table.end else len(text)
    lines = _BREAK.split(text[table.end : min(end, table.end + _REACH)])
    return _standing(table, [note for line in lines for note in notes_in(line)])


def _standing(table: Table, found: list[tuple[str, str]]) -> list[Note]:
    """The notes of a table; one of a raised number or letter only where that stands in the table."""
    raised = raised_words(table) if any(is_numbered(mark) for mark, _ in found) else set()
    return [Note(table.table_no, mark, words) for mark, words in found if mark in raised or not is_numbered(mark)]


def _key_line(text: str, table: Table, floors: list[int]) -> Legend | None:
    """The legend above a table, None where no line there speaks of a key."""
    lines = _lines_above(text, table, floors)
    return read_legend("\n".join(lines)) if lines else None


def _lines_above(text: str, table: Table, floors: list[int]) -> list[str]:
    """The lines between a table and whatever stands before it that speak of a key."""
    start = floors[bisect_right(floors, table.start) - 1]
    above = text[max(start, table.start - _REACH) : table.start]
    return [line for line in above.split("\n") if _KEY_WORDS.search(line)]


def _outline(headings: list[Heading]) -> list[_Title]:
    """The headings, each with the place (from 0) of the heading that its section stands in, -1 for none."""
    titles: list[_Title] = []
    open_: list[int] = []
    for heading in headings:
        while open_ and titles[open_[-1]].level >= heading.level:
            open_.pop()
        titles.append(_Title(heading.start, heading.level, open_[-1] if open_ else -1))
        open_.append(len(titles) - 1)
    return titles


def _key_above(text: str, table: Table, titles: list[_Title], edges: list[int], starts: list[int]) -> Legend | None:
    """The legend at the head of the table's section, or of the sections around it; None where none speaks of a key."""
    place = bisect_left(starts, table.start) - 1
    while place >= 0:
        title = titles[place]
        end = edges[bisect_right(edges, title.start)]
        lines = [line for line in text[title.start : min(end, title.start + _REACH)].split("\n")[1:] if _KEY_WORDS.search(line)]
        legend = read_legend("\n".join(lines))
        if legend.family or legend.bold_is_pole or legend.italic_is_fastest_lap:
            return legend
        place = title.parent
    return None
