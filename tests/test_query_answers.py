"""The example questions of sql/query/, answered on the seed article: tests/cases/query/<question>.csv holds the answer."""

import csv
import re
from collections.abc import Iterator
from pathlib import Path

import duckdb
import polars as pl
import pytest

from pipeline.catalogue import SCHEMAS, catalogue, create_statement
from pipeline.parse import parse_article
from pipeline.parse.frames import RAW, STAGING

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


def load(connection: duckdb.DuckDBPyConnection, title: str, text: str, fetched_at: str) -> None:
    """Put one article of the flattened format into the raw, staging and quality tables."""
    article = parse_article(title, text, "extract")
    snapshot_id, driver_id = article.frames["cell"].select("snapshot_id", "driver_id").row(0)
    for name, frame in article.frames.items():
        schema = "raw" if name in RAW else "staging" if name in STAGING else "quality"
        insert(connection, f"{schema}.{name}", frame)
    row = {
        "snapshot_id": snapshot_id, "driver_id": driver_id, "title": title, "source": "seeds", "format": "extract",
        "fetched_at": fetched_at, "licence": "CC BY-SA 4.0", "sha256": snapshot_id, "content": text,
    }  # fmt: skip
    insert(connection, "raw.article", pl.DataFrame([row]))
    insert(connection, "raw.current_article", pl.DataFrame([{"driver_id": driver_id, "snapshot_id": snapshot_id}]))


def insert(connection: duckdb.DuckDBPyConnection, table: str, frame: pl.DataFrame) -> None:
    connection.register("given", frame)
    connection.execute(f"INSERT INTO {table} BY NAME SELECT * FROM given")
    connection.unregister("given")


def warehouse(articles: dict[str, str]) -> duckdb.DuckDBPyConnection:
    connection = duckdb.connect(":memory:")
    for schema in SCHEMAS:
        connection.execute(f"CREATE SCHEMA {schema}")
    for table in catalogue().tables.values():
        connection.execute(create_statement(table.name, table.columns))
    for rule in ("colours", "plain_words", "single_events"):
        insert(connection, f"raw.rule_{rule}", pl.read_csv(ROOT / "seeds" / f"{rule}.csv", infer_schema=False))
    for title, text in articles.items():
        load(connection, title, text, "2026-11-22 00:00:00+00")
    for table in catalogue().schema("mart"):
        connection.execute(f"INSERT INTO {table.name} BY NAME {table.sql}")
    return connection


@pytest.fixture(scope="module")
def seed() -> Iterator[duckdb.DuckDBPyConnection]:
    text = (ROOT / "seeds" / "articles" / "jessica-backman.txt").read_text(encoding="utf-8")
    with warehouse({"Jessica Bäckman": text}) as connection:
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


def test_siblings_meet_in_the_same_season_and_series() -> None:
    text = (ROOT / "seeds" / "articles" / "jessica-backman.txt").read_text(encoding="utf-8")
    query = (ROOT / "sql" / "query" / "siblings_compared.sql").read_text(encoding="utf-8")
    with warehouse({"Jessica Bäckman": text, "Andreas Bäckman": BROTHER}) as connection:
        rows = connection.execute(query).fetchall()
    met = [(season, first, position, other, other_position) for season, _, first, position, _, other, other_position, _ in rows]
    assert met == [
        (2018, "andreas-backman", "3rd", "jessica-backman", "4th"),
        (2019, "andreas-backman", "4th", "jessica-backman", "19th"),
    ]


def test_seed_warehouse_passes_every_blocking_check(seed: duckdb.DuckDBPyConnection) -> None:
    failed = [check.name for check in catalogue().checks.values() if check.is_blocking and seed.execute(check.sql).fetchall()]
    assert failed == []


def test_seed_warehouse_warns_of_the_known_truths(seed: duckdb.DuckDBPyConnection) -> None:
    """The article's own contradictions, each told by the check that is for it, with the number of its rows."""
    failed = {check.name: len(seed.execute(check.sql).fetchall()) for check in catalogue().checks.values() if not check.is_blocking}
    failed = {name: rows for name, rows in failed.items() if rows and name != "articles_are_fresh"}
    assert failed == {
        "best_finish_is_a_championship_position": 1,
        "complete_grids_hold_every_entry": 3,
        "current_team_is_the_last_entrys": 1,
        "grid_teams_are_the_entries_teams": 1,
        "infobox_starts_are_the_races": 1,
        "infobox_teams_are_in_the_tables": 2,
        "marks_have_their_note": 1,
        "notes_have_their_mark": 1,
        "paired_lists_are_of_one_length": 1,
        "prose_counts_are_the_seasons": 1,
        "previous_series_are_the_tables_series": 5,
        "previous_years_cover_the_seasons": 3,
        "provisional_rows_are_of_the_latest_season": 1,
        "provisional_seasons_are_recent": 2,
        "tense_fits_the_season": 4,
    }
