"""What `paddock sql` prints: a query's answer as a table, CSV, JSON or Markdown.

Belongs here: the four forms. Does not belong here: opening the file, or the command's options.
"""

import csv
import io
import json
import sys
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal
from math import isfinite

import duckdb
from rich.cells import cell_len
from rich.console import Console
from rich.table import Table
from rich.text import Text

FORMATS = ("table", "csv", "json", "markdown")
_WIDEST = 1_000_000
_NUMBERS = (int, float, Decimal)
_READABLE = 12  # characters: a column of a table is not folded to fewer
_PIPED_WIDTH = 10_000  # characters: a line that no screen has to hold is not folded


def write_answer(answer: duckdb.DuckDBPyConnection, form: str) -> None:
    """Print the rows that wait in `answer` in one of FORMATS.

    A table is folded to a terminal's width, and whole elsewhere; a terminal too narrow for its columns gets each row as a list.
    """
    console = Console(soft_wrap=form != "table", width=None if sys.stdout.isatty() else _PIPED_WIDTH)
    names = [column[0] for column in answer.description or ()]
    rows = answer.fetchall()
    match form:
        case "csv":
            text = io.StringIO()
            writer = csv.writer(text, lineterminator="\n")
            writer.writerow(names)
            writer.writerows([["" if value is None else plain(value) for value in row] for row in rows])
            console.out(text.getvalue(), end="", highlight=False)
        case "json":
            keys = list(_unlike(names))
            objects = [{key: _json(value) for key, value in zip(keys, row, strict=True)} for row in rows]
            console.out(json.dumps(objects, ensure_ascii=False, indent=2, allow_nan=False), highlight=False)
        case "markdown":
            lines = [names, ["---"] * len(names), *([_cell(value) for value in row] for row in rows)]
            console.out("\n".join(f"| {' | '.join(line)} |" for line in lines), highlight=False)
        case _:
            if console.is_terminal and not _fits(console, names, rows):
                _write_lists(console, names, rows)
            else:
                _write_table(console, names, rows)
            console.print(f"{len(rows)} row{'' if len(rows) == 1 else 's'}", markup=False, highlight=False)


def plain(value: object) -> str:
    """A value as text: numbers without trailing zeros, times in ISO form, nothing for null, SQL's own words for truth."""
    match value:
        case None:
            return ""
        case bool():
            return str(value).lower()
        case Decimal():
            return f"{value.normalize():f}" if value else "0"
        case datetime() | date():
            return value.isoformat()
        case list() | tuple() | dict():
            return json.dumps(_json(value), ensure_ascii=False)
        case _:
            return str(value)


def _json(value: object) -> object:
    """A value as JSON has it: numbers, truth and null stay, an exact decimal that is not whole becomes a float's shortest text.

    What JSON has no number for (NaN, infinities) is null; lists and structures keep their shape, keys are text.
    """
    match value:
        case None | bool() | int() | str():
            return value
        case Decimal():
            return int(value) if value == value.to_integral_value() else float(value)
        case float():
            return value if isfinite(value) else None
        case list() | tuple():
            return [_json(item) for item in value]
        case dict():
            return {plain(key): _json(item) for key, item in value.items()}
        case _:
            return plain(value)


def _unlike(names: Sequence[str]) -> Iterator[str]:
    """The columns' names, a repeated one with a number, so that no object loses a value."""
    taken: set[str] = set()
    for name in names:
        number = 0
        own = name
        while own in taken:
            number += 1
            own = f"{name}_{number}"
        taken.add(own)
        yield own


def _cell(value: object) -> str:
    return plain(value).replace("\\", "\\\\").replace("|", "\\|").replace("\n", " ")


def _write_table(console: Console, names: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    table = Table(box=None, pad_edge=False, header_style="bold")
    for number, name in enumerate(names):
        is_number = any(isinstance(row[number], _NUMBERS) and not isinstance(row[number], bool) for row in rows)
        table.add_column(name, justify="right" if is_number else "left", overflow="fold")
    for row in rows:
        table.add_row(*(Text(plain(value)) for value in row))
    if not console.is_terminal:  # a pipe or a file has no edge at which to fold
        console.width = max(console.width, console.measure(table, options=console.options.update(max_width=_WIDEST)).maximum)
    console.print(table)


def _fits(console: Console, names: Sequence[str], rows: Sequence[Sequence[object]]) -> bool:
    """Whether a table can be read at this width: no column has to be folded to a few characters a line."""
    texts = zip(names, *([plain(value) for value in row] for row in rows), strict=True)
    widths = [min(_READABLE, max(map(cell_len, column))) for column in texts]
    return sum(widths) + 2 * (len(widths) - 1) <= console.width


def _write_lists(console: Console, names: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    """Each row as a list, a column a line, under its number."""
    for number, row in enumerate(rows, start=1):
        console.print(Text(f"row {number}", style="bold"))
        listed = Table(box=None, pad_edge=False, show_header=False)
        listed.add_column(no_wrap=True, style="dim")
        listed.add_column(overflow="fold")
        for name, value in zip(names, row, strict=True):
            listed.add_row(name, Text(plain(value)))
        console.print(listed)
