"""raw.cell: the rectangles of an article's tables as one frame.

Belongs here: a rectangle's places as columns. Most of an article's values stand in them, so what a row, a column or equal contents
share is written once and then taken by number, without an object for each place. Does not belong here: the other frames (raw,
frames), what a cell means.
"""

from collections.abc import Mapping
from itertools import chain
from operator import attrgetter

import polars as pl

from pipeline.parse.markup.table import BOLD, HIDDEN, ITALIC, Cell, Content, Table

_ROW = {"cell_id": pl.String, "table_no": pl.Int32, "row_no": pl.Int32}
_SAID = {"text": pl.String, "is_bold": pl.Boolean, "is_italic": pl.Boolean, "link_target": pl.String}
_NUMBER = pl.UInt32  # what Polars takes rows by
_content_of = attrgetter("content")


def cell_frame(tables: list[Table], snapshot_id: str) -> pl.DataFrame:
    """Every place of the tables' rectangles, row by row: the columns of raw.cell but for the two ids."""
    rows: list[tuple[str, int, int]] = []
    row_numbers: list[int] = []
    column_nos: list[int] = []
    for table in tables:
        columns = range(1, table.column_count + 1)
        for row_no in range(1, table.row_count + 1):
            row_numbers += [len(rows)] * len(columns)
            column_nos += columns
            rows.append((f"{snapshot_id}/t{table.table_no}/r{row_no}/c", table.table_no, row_no))
    cells = list(chain.from_iterable([row for table in tables for row in table.grid]))
    contents = list(map(_content_of, cells))
    keys = list(map(id, contents))
    distinct = dict(zip(keys, contents, strict=True))
    numbers = list(map(dict(zip(distinct, range(len(distinct)), strict=True)).__getitem__, keys))
    starts, *others = _taken(rows, _ROW, row_numbers)
    by_content = _taken(list(map(_said, distinct.values())), _SAID, numbers)
    by_column = pl.Series("column_no", column_nos, dtype=pl.Int32)
    by_cell = [
        pl.Series("origin_row_no", [cell.row_no for cell in cells], dtype=pl.Int32),
        pl.Series("origin_column_no", [cell.column_no for cell in cells], dtype=pl.Int32),
        pl.Series("source_column_no", [cell.source_column_no for cell in cells], dtype=pl.Int32),
        pl.Series("is_header", [cell.is_header for cell in cells], dtype=pl.Boolean),
        pl.Series("markup", [cell.markup for cell in cells], dtype=pl.String),
        pl.Series("colour", _colours(cells), dtype=pl.String),
    ]
    return (starts + by_column.cast(pl.String)).to_frame().hstack([*others, by_column, *by_cell, *by_content])


def _colours(cells: list[Cell]) -> list[str | None]:
    """Each cell's background; that of its row only where it has attributes itself."""
    return [(cell.colour if cell.attributes else cell.content.colour) or None for cell in cells]


def _taken(rows: list[tuple], schema: Mapping[str, type[pl.DataType]], numbers: list[int]) -> list[pl.Series]:
    """The columns of some rows, taken by the rows' numbers."""
    taken = pl.Series(numbers, dtype=_NUMBER)
    columns = zip(*rows, strict=True) if rows else ((),) * len(schema)
    return [pl.Series(name, values, dtype=schema[name])[taken] for name, values in zip(schema, columns, strict=True)]


def _said(content: Content) -> tuple[str, bool, bool, str | None]:
    """The visible text, whether some of it is bold, is italic, and the first link's target."""
    runs = content.runs
    if len(runs) == 1 and not runs[0].style:
        return content.text, False, False, runs[0].link or None
    bold = italic = False
    link = None
    for text, style, target, _ in runs:
        if style & HIDDEN:
            continue
        if style and text.strip():
            bold = bold or bool(style & BOLD)
            italic = italic or bool(style & ITALIC)
        link = link or target or None
    return content.text, bold, italic, link
