"""Headers to kinds and columns: a case file of one header a line, and the shapes that headers come in."""

import csv
from pathlib import Path

import pytest

from pipeline.parse.claims.headings import heading_series
from pipeline.parse.claims.labels import layout
from pipeline.parse.markup.scan import read_tables
from pipeline.parse.rules import rule_table

LINES = (Path(__file__).parent / "cases" / "labels" / "headers.csv").read_text(encoding="utf-8").splitlines()
CASES = list(csv.DictReader(LINES[1:]))


def _layout(text: str):
    (table,) = read_tables(text)
    return layout(table)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['heading']}: {case['header']}")
def test_header(case: dict[str, str]) -> None:
    headings = "\n".join(f"{'=' * level}{text}{'=' * level}" for level, text in enumerate(case["heading"].split(" > "), 2))
    labels = case["header"].split(";")
    found = _layout(f"{headings}\n{{|\n! {' !! '.join(labels)}\n|-\n| {' || '.join('2001' for _ in labels)}\n|}}")
    assert found.kind == case["kind"]
    assert [name or "?" for name in found.columns] == case["columns"].split()
    assert found.header_rows == 1


@pytest.mark.parametrize(
    "header",
    [
        "! Season\n! Series\n! [[Pole position|Poles]]\n! {{abbr|F/Laps|Fastest laps}}\n! {{Tooltip|Pos.|Position}}",
        "| '''Season''' || '''Series''' || '''Poles''' || '''FLaps''' || '''Pos'''",
        '! scope="col" | Season{{efn|x}} !! Series<ref>y</ref> !! Poles !! F/Laps<sup>*</sup> !! Position†',
        "! colspan=5| Racing career\n|-\n! Year\n! Series\n! Poles\n! FL\n! Rank",
    ],
)
def test_header_markup_is_no_part_of_a_label(header: str) -> None:
    found = _layout(f"==Career==\n{{|\n{header}\n|-\n| 2001 || Formula A || 1 || 2 || 3rd\n|}}")
    assert found.columns == ["season", "series", "poles", "fastest_laps", "position"]


def test_a_table_without_a_header_is_other() -> None:
    found = _layout("{|\n| 1 || 2\n|-\n| 3 || 4\n|}")
    assert (found.kind, found.header_rows, found.columns) == ("other", 0, [None, None])


@pytest.mark.parametrize(
    ("heading", "series"),
    [
        ("Complete Formula One results", "Formula One"),
        ("Complete Formula One World Championship results", "Formula One World Championship"),
        ("24 Hours of Le Mans results", "24 Hours of Le Mans"),
        ("PPG Indy Car World Series", "PPG Indy Car World Series"),
        ("Non-championship Formula One results", "Non-championship Formula One"),
        ("Career summary", ""),
        ("NHRA career", "NHRA"),
        ("TT career results", "TT"),
    ],
)
def test_heading_names_a_series(heading: str, series: str) -> None:
    assert heading_series(heading) == series


def test_no_label_stands_twice() -> None:
    rows = [(row["label"].lower(), row["kind"]) for row in rule_table("labels")]
    assert len(rows) == len(set(rows))
