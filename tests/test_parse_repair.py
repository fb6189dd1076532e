"""Packed rows go back to their columns: authored cases, the seed article, and every summary of the corpus flattened."""

from collections import Counter
from pathlib import Path

import pytest

from pipeline.parse import extract
from pipeline.parse.flatten import flatten_table, join_row, pack_row, split_row
from pipeline.parse.labels import layout
from pipeline.parse.scan import read_tables
from pipeline.parse.table import Document, Table

ROOT = Path(__file__).resolve().parents[1]
CASES = sorted((ROOT / "tests" / "cases" / "repair").glob("*.txt"))
SUMMARIES = {"career_summary", "karting_summary"}


def read_rows(document: Document) -> list[tuple[str, list[str]]]:
    """The rows that repair looked at: whether each is certain, and its texts."""
    tables = {table.table_no: table for table in document.tables}
    return [
        ("certain" if row.is_certain else "ambiguous", tables[row.table_no].texts()[row.row_no - 1]) for row in document.repairs
    ]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_case(case: Path) -> None:
    source, expected = case.read_text(encoding="utf-8").split("----\n")
    document = extract.read_document("Ada Lind", source.split("\n", 1)[1])
    wanted = [line.split(" ", 1) for line in expected.splitlines()]
    found = [(state, join_row(texts)) for state, texts in read_rows(document)]
    assert found == [(state, row) for state, row in wanted]
    assert all(row.is_round_trip for row in document.repairs)
