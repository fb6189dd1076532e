"""Footnotes in a line of text: each mark with the words after it.

Belongs here: cutting one line into its notes. Does not belong here: which lines stand below or in a table (wikitext), what a note
means (claims.notes).
"""

import re

from pipeline.parse.markup.inline import decode
from pipeline.parse.markup.table import SUP, Content, Table

RAISED = "^"
"""Stands before a raised number or letter in a note's mark: `^1`."""
_RAISED_WORD = re.compile(r"\d{1,3}|[a-z]")
_RAISED_FIRST = re.compile(r"^[\s:*'(]*+(?:<small>|\{\{\s*small\s*\|)?[\s'(]*(?:<sup\b|\{\{\s*sup\s*\|)", re.IGNORECASE)
_NUMBERED = re.compile(r"^[\s:*'(]*(\d{1,2}|[a-z])[)\s']*=\s*(?=\S)")
_NOTE_TEMPLATE = re.compile(r"^[\s:*'(]*+\{\{\s*note(?:[ _]label)?\s*\|([^{}]*)\}\}", re.IGNORECASE)
_SIGNS = re.compile(r"[†‡§¶*~^#]|dagger|asterisk", re.IGNORECASE)
_NOTE = re.compile(r"^(?:\^\{(?=[†‡§¶*]))?\W{0,3}?([†‡§¶*~^#]{1,3})[\s}):.=–—-]*(?=\S)(.+)$", re.DOTALL)
_NEXT = re.compile(
    r"(?<!marked)(?<!with)(?<!by)(?<!and)(?<!or)(?:(?<=[.;,)])\s*+|(?<!\s)\s++)"
    r"(?=(?:[†‡§¶]{1,3}|(?<=[.;]\s)\*{1,3})(?:\s*[=:–—-]\s*|\s+)\w)"
)
_BETWEEN = re.compile(r"\s*,\s*|\s+")
_OPEN, _CLOSE = "\x02", "\x03"  # around a raised mark
_RAISED_NOTE = re.compile(rf"{_OPEN}([^{_CLOSE}]+){_CLOSE}")


def notes_in(line: str) -> list[tuple[str, str]]:
    """The notes of one line of markup, each mark with its text; none where the line does not begin with a mark.

    Marks are signs (`†`), or raised numbers and letters (`<sup>1</sup>`, `{{note|1}}`, `1 =`), which are given as `^1`.
    """
    if template := _NOTE_TEMPLATE.match(line):
        name, *shown = template[1].split("|")
        word = (shown[0] if shown else name).strip()
        line = f"<sup>{word}</sup>{line[template.end() :]}" if _RAISED_WORD.fullmatch(word) else line
    is_raised = bool(_RAISED_FIRST.match(line)) or bool(_NUMBERED.match(line))
    if not is_raised and not _SIGNS.search(line):
        return []
    content = decode(line.strip().lstrip(":")) if not line.startswith("*") else Content(line)
    if is_raised and (found := _raised_notes(content if content.runs else decode(line.lstrip("*:# ")))):
        return found
    text = content.text.strip()
    if not _NOTE.match(text):
        return []
    notes = [found for part in _NEXT.split(text) if (found := _NOTE.match(part))]
    return [(found[1].lstrip(RAISED) or found[1], decode(found[2].strip(" ;,·\n")).text) for found in notes]


def _raised_notes(content: Content) -> list[tuple[str, str]]:
    """The notes of a line that begins with a raised number or letter, or with one that is said to equal something."""
    pieces = []
    for run in content.runs:
        word = run.text.strip()
        pieces.append(f"{_OPEN}{word}{_CLOSE}" if run.style & SUP and _RAISED_WORD.fullmatch(word) else run.text)
    text = "".join(pieces).strip(" ('")
    if numbered := _NUMBERED.match(text):
        text = f"{_OPEN}{numbered[1]}{_CLOSE}{text[numbered.end() :]}"
    if not text.startswith(_OPEN):
        return []
    _, *parts = _RAISED_NOTE.split(text)
    notes = [(f"{RAISED}{mark}", words.strip(" \n=:;,.–—-)")) for mark, words in zip(parts[::2], parts[1::2], strict=True)]
    return [(mark, words) for mark, words in notes if words]


def raised_words(table: Table) -> set[str]:
    """The raised numbers and letters that stand in a table's cells, as marks: `^1`."""
    cells = (cell for row in table.grid for cell in row if "sup" in cell.markup or cell.content.marks)
    runs = (run for cell in cells for run in cell.content.runs if run.style & SUP)
    return {mark for run in runs for mark in marks_of(run.text)}


def is_numbered(mark: str) -> bool:
    """Whether a mark is a raised number or letter."""
    return mark[0] == RAISED and mark != RAISED


def marks_of(raised: str) -> tuple[str, ...]:
    """The marks that a raised text consists of (`1, 2` -> `^1`, `^2`), none where it is anything else."""
    words = _BETWEEN.split(raised.strip())
    return tuple([f"{RAISED}{word}" for word in words]) if all(map(_RAISED_WORD.fullmatch, words)) else ()
