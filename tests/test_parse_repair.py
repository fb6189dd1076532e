"""Packed rows go back to their columns: authored cases, the seed article, and every summary of the corpus flattened."""

import itertools
import random
from collections import Counter
from pathlib import Path

import pytest

from pipeline.parse.claims.labels import layout
from pipeline.parse.markup.scan import read_tables
from pipeline.parse.markup.table import Document, Table
from pipeline.parse.packed import extract
from pipeline.parse.packed.flatten import flatten_table, join_row, pack_row, split_row

ROOT = Path(__file__).resolve().parents[1]
CASES = sorted((ROOT / "tests" / "cases" / "repair").glob("*.txt"))
SUMMARIES = {"career_summary", "karting_summary"}


def read_rows(document: Document) -> list[tuple[str, list[str]]]:
    """The rows that repair looked at: whether each is certain, and its texts."""
    tables = {table.table_no: table for table in document.tables}
    return [("certain" if row.is_certain else "ambiguous", tables[row.table_no].texts()[row.row_no - 1]) for row in document.repairs]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_case(case: Path) -> None:
    source, expected = case.read_text(encoding="utf-8").split("----\n")
    document = extract.read_document("Ada Lind", source.split("\n", 1)[1])
    wanted = [line.split(" ", 1) for line in expected.splitlines()]
    found = [(state, join_row(texts)) for state, texts in read_rows(document)]
    assert found == [(state, row) for state, row in wanted]
    assert all(row.is_round_trip for row in document.repairs)


SEED_ROWS = """
2018 | TCR UK Touring Car Championship | WestCoast Racing | 14 | 0 | 0 | 0 | 1 | 300 | 4th
2018 | TCR Scandinavia Touring Car Championship | WestCoast Racing | 10 | 0 | 0 | 0 | 0 | 0 | 18th
2018 | TCR Europe Touring Car Series | WestCoast Racing | 2 | 0 | 0 | 0 | 0 | 0 | 37th
2019 | TCR Europe Touring Car Series | Target Competition | 14 | 0 | 0 | 0 | 1 | 70 | 19th
2019 | TCR Scandinavia Touring Car Championship | Target Competition | 2 | 0 | 0 | 0 | 1 | 21 | 11th
2019 | ADAC TCR Germany Touring Car Championship | Hyundai Team Engstler | 2 | 0 | 0 | 0 | 0 | 0 | NC†
2019 | ADAC TCR Germany Touring Car Championship | Target Competition | 2 | 0 | 0 | 0 | 1 | 0 | NC†
2019 | FIA Motorsport Games Touring Car Cup | Team Sweden | 2 | 0 | 0 | 0 | 0 | 15 | 6th
2020 | TCR Europe Touring Car Series | Target Competition | 12 | 0 | 0 | 0 | 0 | 60 | 18th
2020 | ADAC TCR Germany Touring Car Championship | Target Competition | 2 | 0 | 0 | 0 | 0 | 0 | NC†
2021 | World Touring Car Cup | Target srl | 8 | 0 | 0 | 0 | 0 | 2 | 21st
2021 | STCC TCR Scandinavia Touring Car Championship | Brink Motorsport | 3 | 0 | 0 | 0 | 1 | 29 | 15th
2021 | Nürburgring Endurance Series - VT2 | ROJA Motorsport by ASL Lichtblau | 2 | 0 | 0 | 0 | 0 | ? | ?*
2022 | ADAC TCR Germany Touring Car Championship | ROJA Motorsport by ASL Lichtblau | 10 | 4 | 2 | 3 | 6 | 313 | 2nd
2022 | ADAC TCR Germany Touring Car Championship | Comtoyou Racing | 4 | 0 | 0 | 0 | 3 | 313 | 2nd
2023 | GT4 European Series - Silver Cup | racing one | 5 | 0 | 0 | 0 | 0 | 0* | NC*
2023 | GT4 European Series - Silver Cup | PROsport Racing | 2 | 0 | 0 | 0 | 0 | 0* | NC*
2023 | ADAC GT4 Germany | PROsport Racing | 2 | 0 | 0 | 0 | 0 | 0 | NC
"""
SEASON, SERIES, TEAM, POINTS, POSITION = 0, 1, 2, 8, 9
SHARED_STANDING = ["season", "series", "points", "position"]
SEED_SWALLOWED = [
    [], ["season", "team"], ["season", "team"],
    [], ["season", "team"], ["season"], SHARED_STANDING, ["season"],
    [], ["season", "team"],
    [], ["season"], ["season"],
    [], SHARED_STANDING,
    [], SHARED_STANDING, ["season", "team"],
]  # fmt: skip


@pytest.fixture(scope="module")
def seed() -> Document:
    text = (ROOT / "seeds" / "articles" / "jessica-backman.txt").read_text(encoding="utf-8")
    return extract.read_document("Jessica Bäckman", text)


def test_seed_rows(seed: Document) -> None:
    assert [" | ".join(row) for row in seed.tables[0].texts()[1:]] == SEED_ROWS.strip().splitlines()
    repairs = [row for row in seed.repairs if row.table_no == 1]
    assert [row.swallowed for row in repairs] == SEED_SWALLOWED
    assert all(row.is_certain and row.is_round_trip for row in seed.repairs)
    assert [row.alignments for row in repairs] == [1, 2, 2, 1, 2, 1, 3, 1, 1, 2, 1, 1, 1, 1, 3, 1, 3, 2]


def test_seed_cells_keep_their_origin(seed: Document) -> None:
    grid = seed.tables[0].grid
    second_team = grid[7]
    assert [(second_team[place].row_no, second_team[place].column_no) for place in (SEASON, SERIES, POINTS, POSITION)] == [
        (5, 1), (7, 2), (7, 9), (7, 10),
    ]  # fmt: skip
    assert (second_team[TEAM].row_no, second_team[TEAM].column_no, second_team[TEAM].source_column_no) == (8, 3, 1)
    assert second_team[SERIES] is grid[6][SERIES]
    assert grid[6][SERIES].rowspan == 2


def test_seed_flattens_back(seed: Document) -> None:
    text = (ROOT / "seeds" / "articles" / "jessica-backman.txt").read_text(encoding="utf-8")
    written = [line for line in text.splitlines() if line.startswith("|")]
    assert [line for table in seed.tables for line in flatten_table(table)] == written


def pack(table: Table) -> list[list[str]]:
    """A wikitext table's rows as the flattened format writes them: spanned cells dropped, packed left, padded right."""
    rows = []
    for row_no, row in enumerate(table.grid, 1):
        own = [cell.text for column, cell in enumerate(row, 1) if (cell.row_no, cell.column_no) == (row_no, column) and not cell.is_missing]
        rows.append(own + [""] * (len(row) - len(own)))
    return rows


def summaries(text: str) -> list[Table]:
    return [table for table in read_tables(text) if table.grid and layout(table).kind in SUMMARIES]


def compare(truth: list[list[list[str]]], document: Document, counts: Counter[str]) -> list[str]:
    """Count rows by how they came out; the rows that are wrong although they claim to be certain."""
    wrong = []
    state = {(row.table_no, row.row_no): row.is_certain for row in document.repairs}
    for table, rows in zip(document.tables, truth, strict=True):
        for row_no, (wanted, found) in enumerate(zip(rows, table.texts(), strict=True), 1):
            certain = state.get((table.table_no, row_no))
            if certain is None:
                continue
            exact = [" ".join(text.split()) for text in wanted] == [" ".join(text.split()) for text in found]
            counts.update(rows=1, exact=exact, certain=certain)
            if certain and not exact:
                wrong.append(f"{document.title}: wanted {wanted[:12]}, found {found[:12]}")
    return wrong


def read_packed(title: str, tables: list[tuple[str, list[list[str]]]]) -> Document:
    parts = [f"=={section}==\n" + "\n".join(join_row(row) for row in rows) for section, rows in tables]
    return extract.read_document(title, "\n\n".join(parts))


def test_corpus_summaries_flattened(shared: Path) -> None:
    counts: Counter[str] = Counter()
    wrong = []
    for path in sorted((shared / "corpus" / "drivers").glob("*.wikitext")):
        tables = summaries(path.read_text(encoding="utf-8"))
        document = read_packed(path.stem, [(table.section, pack(table)) for table in tables])
        assert all(row.is_round_trip for row in document.repairs)
        wrong += compare([table.texts() for table in tables], document, counts)
    assert wrong == []
    assert counts["rows"] > 700
    assert counts["exact"] >= 0.99 * counts["rows"]
    assert counts["certain"] >= 0.93 * counts["rows"]


def span_at_random(rows: list[list[str]], columns: list[str | None], rng: random.Random) -> list[list[str]]:
    """Drop cells that repeat the one above as an editor might have spanned them, and pack what is left."""
    chance = {name: rng.choice([0.0, 0.5, 1.0]) for name in ("season", "series", "team", "standing")}
    place = {name: columns.index(name) for name in ("season", "series", "team", "points", "position") if name in columns}
    standing = [place[name] for name in ("points", "position") if name in place]
    packed = [rows[0]]
    for above, row in itertools.pairwise(rows):
        dropped: set[int] = set()
        if above[place["season"]] == row[place["season"]] and rng.random() < chance["season"]:
            dropped.add(place["season"])
            same = {name: row[place[name]] == above[place[name]] for name in ("series", "team") if name in place}
            dropped |= {place[name] for name in same if same[name] and rng.random() < chance[name]}
            if place["series"] in dropped and all(row[cell] == above[cell] for cell in standing) and rng.random() < chance["standing"]:
                dropped.update(standing)
        wide = {cell for cell in range(1, len(row)) if row[cell] == row[cell - 1] and row[cell].endswith("driver")}
        own = [text for cell, text in enumerate(row) if cell not in dropped | wide]
        packed.append(own + [""] * (len(row) - len(own)))
    return packed


def with_second_teams(rows: list[list[str]], columns: list[str | None], teams: list[str], rng: random.Random) -> list[list[str]]:
    """Entries of a second team in the same series and season, as in mid-season changes."""
    grown = rows[:1]
    for row in rows[1:]:
        grown.append(row)
        if "races" in columns and row[columns.index("races")].isdigit() and rng.random() < 0.2:
            second = list(row)
            second[columns.index("team")] = rng.choice(teams)
            for name in ("races", "wins", "poles", "fastest_laps", "podiums"):
                second[columns.index(name)] = "2" if name == "races" else "0"
            grown.append(second)
    return grown


def test_synthetic_spans(shared: Path) -> None:
    sources = []
    for path in sorted((shared / "corpus" / "drivers").glob("*.wikitext")):
        for table in summaries(path.read_text(encoding="utf-8")):
            shape = layout(table)
            width = max(place for place, label in enumerate(shape.labels, 1) if label)
            rows = [row[:width] for row in table.texts() if not row[0].lower().startswith("source")]
            if {"season", "series", "team"} <= set(shape.columns):
                sources.append((path.stem, table.section, shape.columns[:width], rows))
    teams = sorted({row[columns.index("team")] for _, _, columns, rows in sources for row in rows[1:]} - {"", "N/A"})
    counts: Counter[str] = Counter()
    wrong = []
    for number in range(4):
        rng = random.Random(number)  # noqa: S311 - test data
        for stem, section, columns, rows in sources:
            truth = with_second_teams(rows, columns, teams, rng)
            document = read_packed(stem, [(section, span_at_random(truth, columns, rng))])
            wrong += compare([truth], document, counts)
    assert wrong == []
    assert counts["exact"] >= 0.98 * counts["rows"]


def test_long_tables_are_repaired_too() -> None:
    row = "| 2019 | Alpine Touring Cup | Kestrel Racing | 14 | 0 | 0 | 0 | 1 | 70 | 19th |"
    second = "| Team Vantor | 2 | 0 | 0 | 0 | 1 | | | | |"
    header = "| Season | Series | Team | Races | Wins | Poles | F/Laps | Podiums | Points | Position |"
    document = extract.read_document("Ada Lind", "\n".join(["==Career summary==", header, *[row, second] * 500]))
    assert {row.rule for row in document.repairs} == {"whole", "blanks"}
    assert document.tables[0].texts()[-1][SERIES] == "Alpine Touring Cup"


@pytest.mark.parametrize(
    ("line", "cells"),
    [
        ("| a | b |", ["a", "b"]),
        ("| a | | |", ["a", "", ""]),
        ("|a|b|", ["a|b"]),
        ("| a | b", ["a", "b"]),
        ("| a|b | c |", ["a|b", "c"]),
        ("|", [""]),
    ],
)
def test_rows_are_split_at_pipes_between_blanks(line: str, cells: list[str]) -> None:
    assert split_row(line) == cells


def test_packing_is_the_inverse_of_repair(seed: Document) -> None:
    grid = seed.tables[0].grid
    assert pack_row(grid[2], 3) == ["TCR Scandinavia Touring Car Championship", "10", "0", "0", "0", "0", "0", "18th", "", ""]
