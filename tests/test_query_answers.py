"""The example questions of sql/query/, answered on the seed article: tests/cases/query/<question>.csv holds the answer."""

import csv
import re
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest
from running import build, seed_text, write_articles

ROOT = Path(__file__).resolve().parents[1]
QUERIES = sorted((ROOT / "sql" / "query").glob("*.sql"))
ANSWERS = Path(__file__).parent / "cases" / "query"
BROTHER = """= Andreas Bäckman =

==Racing record==

===Career summary===
| Season | Series | Team | Races | Wins | Poles | F/Laps | Podiums | Points | Position |
| 2018 | TCR UK Touring Car Championship | WestCoast Racing | 14 | 1 | 1 | 2 | 6 | 382 | 3rd |
| 2019 | TCR Europe Touring Car Series | Target Competition | 14 | 1 | 1 | 1 | 3 | 240 | 4th |
"""

GRID = """{{{{Infobox racing driver
| name = {name}
}}}}
'''{name}''' is a racing driver.

==Racing record==
===Complete Formula 3 Championship results===
(key) (Races in '''bold''' indicate pole position) (Races in ''italics'' indicate fastest lap)
{{| class="wikitable"
! Year !! Entrant !! 1 !! 2 !! 3 !! Pos !! Points
|-
| 2021
| Carlin
{cells}
! 4th
! 80
|}}
"""
FIRST = """| style="background:#FFFFBF;"| '''''MNZ<br>{{small|1}}'''''
| style="background:#DFDFDF;"| SPA<br>{{small|2}}
| style="background:#EFCFFF;"| HUN<br>{{small|Ret}}"""
SECOND = """| style="background:#DFFFDF;"| MNZ<br>{{small|4}}
| style="background:#FFFFBF;"| SPA<br>{{small|1}}
| style="background:#FFFFBF;"| HUN<br>{{small|1}}"""


@pytest.fixture(scope="module")
def seed(seed_warehouse: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect(str(seed_warehouse / "paddock.duckdb"), read_only=True) as connection:
        yield connection


def as_text(value: object) -> str:
    if value is None:
        return ""
    text = f"{value:f}" if hasattr(value, "as_tuple") else str(value)
    return text.rstrip("0").rstrip(".") if hasattr(value, "as_tuple") and "." in text else text


@pytest.mark.parametrize("path", QUERIES, ids=lambda path: path.stem)
def test_question_has_its_answer(path: Path, seed: duckdb.DuckDBPyConnection) -> None:
    with (ANSWERS / f"{path.stem}.csv").open(encoding="utf-8", newline="") as handle:
        header, *expected = csv.reader(handle)
    cursor = seed.execute(path.read_text(encoding="utf-8"))
    assert [column[0] for column in cursor.description or []] == header
    assert [[as_text(value) for value in row] for row in cursor.fetchall()] == expected


@pytest.mark.parametrize("path", QUERIES, ids=lambda path: path.stem)
def test_query_begins_with_its_question(path: Path) -> None:
    first = path.read_text(encoding="utf-8").splitlines()[0]
    assert first.startswith("-- ")
    assert "?" in first


def test_every_answer_has_its_question() -> None:
    assert {path.stem for path in ANSWERS.glob("*.csv")} == {path.stem for path in QUERIES}
    assert len(QUERIES) >= 15


@pytest.mark.parametrize("path", QUERIES, ids=lambda path: path.stem)
def test_no_query_adds_points(path: Path) -> None:
    assert not re.search(r"(sum|avg)\s*\([^)]*points", path.read_text(encoding="utf-8"))


def test_siblings_meet_in_the_same_season_and_series(tmp_path: Path) -> None:
    articles = write_articles(tmp_path / "articles", {"Jessica Bäckman": seed_text(), "Andreas Bäckman": BROTHER})
    build(tmp_path / "warehouse", articles)
    with duckdb.connect(str(tmp_path / "warehouse" / "paddock.duckdb"), read_only=True) as connection:
        rows = connection.execute((ROOT / "sql" / "query" / "siblings_compared.sql").read_text(encoding="utf-8")).fetchall()
    met = [(season, first, position, other, other_position) for season, _, first, position, _, other, other_position, _ in rows]
    assert met == [
        (2018, "andreas-backman", "3rd", "jessica-backman", "4th"),
        (2019, "andreas-backman", "4th", "jessica-backman", "19th"),
    ]


def test_team_mates_are_told_apart_race_by_race(tmp_path: Path) -> None:
    texts = {name: GRID.format(name=name, cells=cells) for name, cells in (("Ann Test", FIRST), ("Ben Test", SECOND))}
    build(tmp_path / "warehouse", write_articles(tmp_path / "articles", texts, text_format="wikitext"))
    with duckdb.connect(str(tmp_path / "warehouse" / "paddock.duckdb"), read_only=True) as connection:

        def answer(question: str) -> list[tuple]:
            return connection.execute((ROOT / "sql" / "query" / f"{question}.sql").read_text(encoding="utf-8")).fetchall()

        assert [row[2:] for row in answer("team_mates")] == [("carlin", "ann-test", 1, "ben-test", 1)]
        assert [(row[0], row[1], row[3]) for row in answer("hat_tricks")] == [("ann-test", 2021, "MNZ")]
        assert [(row[0], *row[2:]) for row in answer("best_events")] == [
            ("ann-test", "MNZ", 1, 1, 1),
            ("ben-test", "HUN", 1, 1, 1),
            ("ben-test", "SPA", 1, 1, 1),
        ]
