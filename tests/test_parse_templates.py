"""Templates inside cells: the rows of seeds/templates.csv, and what calls say by them."""

import csv
from pathlib import Path

import pytest

from pipeline.parse.markup.attributes import background
from pipeline.parse.markup.inline import decode
from pipeline.parse.markup.templates import canonical, find_rule
from pipeline.parse.rules import rule_table

PATH = Path(__file__).parent / "cases" / "markup" / "templates.csv"
SENTENCE, CASES = PATH.read_text(encoding="utf-8").split("\n", 1)
MEANINGS = {"show", "change", "picture", "drop", "line", "list", "mark", "numbered", "unread", "attributes", "position", "sum"}


@pytest.mark.parametrize("case", list(csv.DictReader(CASES.splitlines(keepends=True))), ids=lambda case: case["markup"])
def test_call(case):
    said = decode(case["markup"])
    assert (said.text, said.colour) == (case["text"], case["colour"])
    assert " ".join(said.marks) == case["marks"]
    assert " ".join(unread.template for unread in said.unread) == case["unread"]


def test_rows_are_unique_and_of_known_meaning():
    rows = rule_table("templates")
    names = [canonical(row["template"]) for row in rows]
    assert sorted(names) == sorted(set(names))
    assert {row["meaning"] for row in rows} == MEANINGS
    assert all(row["arguments"] for row in rows if row["meaning"] == "show")
    assert all(row["note"] or row["arguments"] for row in rows)


def test_no_cell_of_the_corpus_holds_an_unknown_template(shared: Path):
    from pipeline.parse import read_tables  # noqa: PLC0415 - only here

    unknown = {
        unread.template
        for path in (shared / "corpus").glob("*/*.wikitext")
        for table in read_tables(path.read_text(encoding="utf-8"))
        for row in table.grid
        for cell in row
        for unread in cell.content.unread
        if find_rule(unread.template) is None
    }
    assert unknown == set()


@pytest.mark.parametrize(
    ("attributes", "colour"),
    [
        ('style="background:#FFFFBF"', "FFFFBF"),
        ("bgcolor=dfd", ""),
        ('bgcolor="#DFD"', "DDFFDD"),
        ("bgcolor=CFCFFF", "CFCFFF"),
        ("style='color:red; Background-Color : gold;'", "FFD700"),
        ('style="background: rgb(223, 255, 223)"', "DFFFDF"),
        ('STYLE="background:transparent"', ""),
        ('data-style="background:#000000"', ""),
        ("align=left", ""),
    ],
)
def test_background(attributes, colour):
    assert background(attributes) == colour
