"""The marts, given claims.

A case is tests/cases/mart/<word>.sql: a sentence, rows of raw and staging below `-- given`, then any number of queries, each
below `-- expect`, with the rows expected as CSV below `-- rows`.
"""

import csv
import io
from pathlib import Path

import duckdb
import pytest

from pipeline.catalogue import catalogue

CASES = sorted((Path(__file__).parent / "cases" / "mart").glob("*.sql"))


def build(connection: duckdb.DuckDBPyConnection) -> None:
    for table in catalogue().schema("mart"):
        connection.execute(f"INSERT INTO {table.name} BY NAME {table.sql}")


def as_text(rows: list[tuple]) -> list[list[str]]:
    return [
        ["" if value is None else f"{value:f}".rstrip("0").rstrip(".") if hasattr(value, "as_tuple") else str(value) for value in row]
        for row in rows
    ]


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_mart_case(path: Path, empty_warehouse: duckdb.DuckDBPyConnection) -> None:
    sentence, rest = path.read_text(encoding="utf-8").split("-- given\n")
    given, *expectations = rest.split("-- expect\n")
    assert sentence.startswith("-- ")
    assert expectations
    empty_warehouse.execute(given)
    build(empty_warehouse)
    for expectation in expectations:
        query, rows = expectation.split("-- rows\n")
        expected = list(csv.reader(io.StringIO(rows)))
        assert as_text(empty_warehouse.execute(query).fetchall()) == expected, query


def test_every_mart_is_refreshed_by_driver_or_as_a_whole(empty_warehouse: duckdb.DuckDBPyConnection) -> None:
    """The rows of one driver, asked for alone, are the rows that the whole mart has of the driver."""
    seed = next(path for path in CASES if path.stem == "seed").read_text(encoding="utf-8").split("-- given\n")[1].split("-- expect\n")[0]
    empty_warehouse.execute(seed)
    empty_warehouse.execute(seed.replace("jessica-backman", "andreas-backman"))
    build(empty_warehouse)
    for table in catalogue().schema("mart"):
        if "driver_id" in table.columns:
            alone = empty_warehouse.execute(f"SELECT * FROM ({table.sql}) WHERE driver_id = 'jessica-backman' ORDER BY ALL").fetchall()
            whole = empty_warehouse.execute(f"SELECT * FROM {table.name} WHERE driver_id = 'jessica-backman' ORDER BY ALL").fetchall()
            assert alone == whole, table.name


def test_marts_read_no_claim_of_raw() -> None:
    known = {"raw.article", "raw.current_article", "raw.claim_change", "raw.table_column"}
    read = {name for table in catalogue().schema("mart") for name in table.upstream if name.startswith("raw.")}
    assert {name for name in read if not name.startswith("raw.rule_")} <= known


def test_no_mart_adds_points_across_series() -> None:
    for table in catalogue().schema("mart"):
        if "sum(points)" in table.sql or "sum(standings.points)" in table.sql:
            assert table.name == "mart.driver_series"


def test_every_table_and_column_has_one_meaning() -> None:
    tables = catalogue().tables
    unnamed = [table.name for table in tables.values() if not table.comment]
    columns = {column for table in tables.values() for column in table.columns}
    assert unnamed == []
    assert columns - catalogue().column_comments.keys() == set()
    assert catalogue().column_comments.keys() - columns == set()


@pytest.mark.parametrize("table", catalogue().schema("mart"), ids=lambda table: table.name)
def test_mart_says_its_grain_first(table) -> None:
    assert table.comment.startswith("One row for every ")
    assert table.sql.rstrip().endswith("select * from final")
