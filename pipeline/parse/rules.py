"""The rules that are data: every seeds/*.csv table that says what a label, code, colour, marker, template or alias means.

Belongs here: finding and reading those tables, once. Does not belong here: applying them.
"""

import csv
from functools import cache
from pathlib import Path

SEEDS = Path(__file__).resolve().parents[2] / "seeds"


@cache
def rule_table(name: str) -> tuple[dict[str, str], ...]:
    """The rows of `seeds/<name>.csv`, as written (all text, blanks as '').

    Errors: FileNotFoundError names the missing table; ValueError names the line of a row whose width differs from the header.
    """
    path = SEEDS / f"{name}.csv"
    with path.open(encoding="utf-8", newline="") as handle:
        reader = csv.reader(handle)
        header = next(reader)
        rows = []
        for values in reader:
            if len(values) != len(header):
                message = f"seeds/{name}.csv, line {reader.line_num}: {len(values)} values under {len(header)} columns"
                raise ValueError(message)
            rows.append(dict(zip(header, values, strict=True)))
    return tuple(rows)
