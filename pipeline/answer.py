"""What `paddock sql` prints: a query's answer as a table, CSV, JSON or Markdown.

Belongs here: the four forms. Does not belong here: opening the file, or the command's options.
"""

import csv
import io
import json
import sys
from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal

import duckdb
from rich.console import Console
from rich.table import Table
from rich.text import Text

FORMATS = ("table", "csv", "json", "markdown")
_WIDEST = 1_000_000
_NUMBERS = (int, float, Decimal)


_PIPED_WIDTH = 10_000  # characters: a line that no screen has to hold is not folded


def write_answer(answer: duckdb.DuckDBPyConnection, form: str) -> None:
    """Print the rows that wait in `answer` in one of FORMATS; a table is folded to a terminal's width, and whole elsewhere."""
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
            objects = [{name: _json(value) for name, value in zip(names, row, strict=True)} for row in rows]
            console.out(json.dumps(objects, ensure_ascii=False, indent=2), highlight=False)
        case "markdown":
            lines = [names, ["---"] * len(names), *([_cell(value) for value in row] for row in rows)]
            console.out("\n".join(f"| {' | '.join(line)} |" for line in lines), highlight=False)
        case _:
            table = _table(names, rows)
            if not console.is_terminal:  # a pipe or a file has no edge at which to fold
                console.width = max(console.width, console.measure(table, options=console.options.update(max_width=_WIDEST)).maximum)
            console.print(table)
            console.print(f"{len(rows)} row{'' if len(rows) == 1 else 's'}", markup=False, highlight=False)


def plain(value: object) -> str:
    """A value as text: numbers without trailing zeros, times in ISO form, nothing for null."""
    match value:
        case None:
            return ""
        case Decimal():
            return f"{value.normalize():f}" if value else "0"
        case datetime() | date():
            return value.isoformat()
        case list() | dict():
            return json.dumps(value, ensure_ascii=False, default=str)
        case _:
            return str(value)


def _json(value: object) -> object:
    """JSON keeps numbers, truth and null; an exact decimal stays a number where it is whole, else becomes a float's shortest text."""
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value if value is None or isinstance(value, bool | int | float | str | list | dict) else plain(value)


def _cell(value: object) -> str:
    return plain(value).replace("\\", "\\\\").replace("|", "\\|").replace("\n", " ")


def _table(names: Sequence[str], rows: Sequence[Sequence[object]]) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold")
    for number, name in enumerate(names):
        is_number = any(isinstance(row[number], _NUMBERS) and not isinstance(row[number], bool) for row in rows)
        table.add_column(name, justify="right" if is_number else "left", overflow="fold")
    for row in rows:
        table.add_row(*(Text(plain(value)) for value in row))
    return table
