"""A rectangle back into packed rows: what the flattened format makes of a table.

Belongs here: the format of rows and cells, and the inverse of repair, for the round trip check and for making test data.
Does not belong here: repair itself.
"""

import re
from collections.abc import Sequence

from pipeline.parse.markup.table import Cell, Content, Run, Table

_MARK = re.compile(r"[†‡*§]")
_REFERENCE = re.compile(r"\s*\[(?:\d{1,3}|[a-z]|(?:note|nb|n) \d{1,3})\]")
_SEPARATOR = re.compile(r"(?<=\s)\|(?=\s|$)")


def split_row(line: str) -> list[str]:
    """The cells of one `| a | b |` line; a pipe counts only with white space on both sides."""
    inner = line.strip().removeprefix("|")
    if inner.rstrip().endswith("|"):
        inner = inner.rstrip()[:-1]
    return [part.strip() for part in _SEPARATOR.split(f" {inner} ")]


def join_row(cells: Sequence[str]) -> str:
    """One `| a | b |` line of these cells."""
    return "|" + "".join(f" {cell} |" if cell else " |" for cell in cells)


def pack_row(row: Sequence[Cell], row_no: int) -> list[str]:
    """A row of a rectangle as the flattened format writes it: only cells that begin here, packed left, padded right with blanks."""
    own = [cell.markup for column, cell in enumerate(row, 1) if cell.row_no == row_no and cell.column_no == column and not cell.is_missing]
    return own + [""] * (len(row) - len(own))


def flatten_table(table: Table) -> list[str]:
    """The table as `| a | b |` lines, spanned cells dropped."""
    return [join_row(pack_row(row, number)) for number, row in enumerate(table.grid, 1)]


def content(markup: str) -> Content:
    """A flattened cell's text: note references such as `[1]` are left out, `†`, `‡`, `*` are kept and listed as marks."""
    text = _REFERENCE.sub("", markup).strip() if "[" in markup else markup
    return Content(text, (Run(text, 0, "", 0),) if text else (), marks=tuple(dict.fromkeys(_MARK.findall(text))))
