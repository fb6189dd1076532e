"""The short way for plain rows: cells that each begin a line, read by splitting the row's markup.

Belongs here: one row's cells, giving exactly what the line scanner (scan) gives, or None where a row is not plain.
Does not belong here: finding rows and tables.
"""

import re

from pipeline.parse.markup.attributes import BLANKS
from pipeline.parse.markup.build import trim
from pipeline.parse.markup.mask import BLANK, OPAQUE, attribute_markup, first_pipe
from pipeline.parse.markup.table import Written

_HEADER = "\x02"  # stands for the mark of a header cell while a row is split
_STARTS = "+" + _HEADER
_NAMELESS = re.compile(r"(?<!\{)\{\{\s*$")  # braces without a name call nothing
_INDENTED = ("\n ", "\n\t", "\n\r", "\n\v")


def read_row(row: str, text: str, offset: int, *, is_free: bool) -> list[Written] | None:  # noqa: C901, PLR0911, PLR0912 - the inner loop over tables
    """The cells of a row's masked markup, which starts behind the row mark at `offset` of the text; None if it is not plain.

    `is_free` says that no template in it hides marks.
    """
    if BLANK in row or _HEADER in row:
        return None
    if "\n!" in row:
        row = row.replace("\n!", "\n|" + _HEADER)
    first, *pieces = row.split("\n|")
    if "\n" in first and _is_indented(first):
        return None
    place = offset + len(first) + 2
    cells: list[Written] = []
    for piece in pieces:
        is_header = False
        if piece and piece[0] in _STARTS:
            if piece[0] == "+" or "!!" in piece:
                return None
            piece = piece[1:]  # noqa: PLW2901 - the mark is no part of the cell
            is_header = True
        begin = place
        place += len(piece) + 2
        if "{{" in piece and not is_free and piece.count("{{") != piece.count("}}"):
            return None
        is_long = "\n" in piece
        if is_long and _is_indented(piece):
            return None
        attributes = ""
        pipe = piece.find("|")
        if pipe >= 0:
            attributes = piece[:pipe]
            if "||" in piece:
                if is_long or "{{" in piece:
                    return None
                cells += _split_cells(piece, text, begin, is_header=is_header)
                continue
            if is_long and "{{" in attributes:
                return None
            if "[[" in attributes and "{{" not in attributes:
                attributes = ""  # the bar is a link's
            elif "{" in attributes or is_long:
                attributes, start = split_attributes(piece)
                begin += start
            else:
                attributes = attributes.strip(BLANKS)
                begin += pipe + 1
            if OPAQUE in attributes:
                return None
        written = text[begin : place - 2]
        cells.append((trim(written) if is_long or "\n" in written else written.strip(), attributes, is_header))
    return cells


def take_apart(row: str, text: str, offset: int) -> tuple[str, str]:
    """A plain row's attribute list, and what stands between its mark's line and its first cell (it shows before the table)."""
    line = row.find("\n")
    if line < 0:
        return row.lstrip("-").strip(BLANKS), ""
    first = min(place if place >= 0 else len(row) for place in (row.find("\n|", line), row.find("\n!", line)))
    return row[:line].lstrip("-").strip(BLANKS), text[offset + line : offset + first]


def _is_indented(lines: str) -> bool:
    """Whether a line after the first may hold a mark behind white space."""
    return any(sign in lines for sign in _INDENTED)


def split_attributes(cell: str) -> tuple[str, int]:
    """The attribute list of a cell's masked markup, and where its text starts: behind the first line's first bar outside templates.

    There are no attributes where a link or a language variant opens before that bar.
    """
    pipe = cell.find("|")
    if pipe >= 0 and "{{" in cell[:pipe] and not _NAMELESS.search(cell, 0, pipe):
        pipe = first_pipe(cell)
    attributes = cell[:pipe] if pipe >= 0 else ""
    if BLANK in attributes:
        attributes = attributes.replace(BLANK, "")
    if pipe < 0 or "[[" in attributes or "-{" in attributes.replace("-{{", "") or "\n" in attributes:
        return "", 0
    return attributes.strip(BLANKS), pipe + 1


def _split_cells(line: str, text: str, place: int, *, is_header: bool) -> list[Written]:
    """The cells of one line, parted by double bars."""
    cells: list[Written] = []
    for piece in line.split("||"):
        attributes, start = split_attributes(piece)
        if OPAQUE in attributes:
            attributes = attribute_markup(text[place : place + start - 1]).strip(BLANKS)
        end = place + len(piece)
        cells.append((text[place + start : end].strip(), attributes, is_header))
        place = end + 2
    return cells
