"""Footnotes: what a note under a table means, and whether its mark stands in the table.

Belongs here: staging.footnote and the meaning of a note by seeds/notes.csv. Does not belong here: finding notes in an article
(wikitext, extract).
"""

import re
from collections import ChainMap
from functools import lru_cache

from pipeline.parse.frames import FrameBuilder
from pipeline.parse.markup.notelines import is_numbered, raised_words
from pipeline.parse.markup.table import Document, Table
from pipeline.parse.rules import rule_table

DID_NOT_FINISH = "classified_dnf"


@lru_cache(maxsize=1 << 14)
def meaning_of(text: str) -> tuple[str, str]:
    """What a note says (`guest`, `classified_dnf`, `in_progress` ...) and the pattern that says so; ('', '') where unknown."""
    for row in rule_table("notes"):
        if re.search(row["pattern"], text, re.IGNORECASE):
            return row["meaning"], row["pattern"]
    return "", ""


def meanings_of(document: Document, table_no: int) -> ChainMap[str, str]:
    """What each mark of a table means, the article's named notes included; '' for a note that no rule knows."""
    if document.meanings is None:
        document.meanings = {}
        for note in document.notes:
            document.meanings.setdefault(note.table_no, {})[note.mark] = meaning_of(note.text)[0]
    return ChainMap(document.meanings.get(table_no, {}), document.meanings.get(None, {}))


def stopping_marks(document: Document, table: Table) -> frozenset[tuple[str, bool]]:
    """The marks of a table that a note explains, each with whether it says that the driver did not finish."""
    meanings = meanings_of(document, table.table_no)
    marks = _marks_in(table) if any(meanings.maps) else set()
    if any(map(is_numbered, meanings.maps[0])):
        marks |= raised_words(table)
    return frozenset((mark, meanings[mark] == DID_NOT_FINISH) for mark in marks if mark in meanings)


def is_open(marks: tuple[str, ...], meanings: ChainMap[str, str]) -> bool:
    """Whether a mark says that the season is not over: by its note, and a star also where no note explains it."""
    return any(meanings.get(mark, "") == "in_progress" or (mark == "*" and not meanings.get(mark)) for mark in marks)


def _marks_in(table: Table) -> set[str]:
    """The footnote marks that stand in a table."""
    return set().union(*{cell.content.marks for row in table.grid for cell in row})


def _section(table: Table) -> str | None:
    """The heading of the highest level above a table: notes below the last table of its section may speak of all; None for none."""
    return table.section_path[0] if table.section_path else None


def write_notes(document: Document, out: FrameBuilder) -> None:
    """Fill staging.footnote; a note without its mark in the table, or in those above it in its section, has is_marked false.

    A mark that a note of its own table explains is no other note's.
    """
    places = {note.table_no for note in document.notes}
    tables = {table.table_no: table for table in document.tables} if places else {}
    marks = {number: _marks_in(table) for number, table in tables.items()}
    explained = {(note.table_no, note.mark) for note in document.notes}
    first: dict[tuple[str | None, str], int] = {}  # the first table of a section in which a mark stands that no note there explains
    for number, table in tables.items():
        for mark in marks[number]:
            if (number, mark) not in explained:
                first.setdefault((_section(table), mark), number)
    everywhere = {mark for item in document.fields for mark in item.content.marks}.union(*marks.values())
    for number, note in enumerate(document.notes, 1):
        meaning, pattern = meaning_of(note.text)
        if note.table_no is None:
            is_marked = note.mark in everywhere
        else:
            section = _section(tables[note.table_no])
            above = section is not None and first.get((section, note.mark), note.table_no) < note.table_no
            is_marked = above or note.mark in marks[note.table_no] or is_numbered(note.mark)
        out.add(
            "footnote", table_no=note.table_no, note_no=number, mark=note.mark, text=note.text, meaning=meaning or None,
            is_marked=is_marked,
        )  # fmt: skip
        if pattern:
            out.add("rule_use", rule_table="notes", rule_key=pattern)
