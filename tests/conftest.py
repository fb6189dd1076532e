"""Fixtures that every test file may use."""

import os
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest
from running import multiplied, paddock

from pipeline.catalogue import SCHEMAS, catalogue, create_statement
from pipeline.report import build_report

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of articles, official results and conformance cases beside the project; on CI it must be there."""
    folder = Path(os.environ.get("PADDOCK_SHARED", ROOT.parent / "shared"))
    if not (folder / "corpus").is_dir():
        message = f"no shared folder at {folder}; set PADDOCK_SHARED"
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)
    return folder


@pytest.fixture(scope="session")
def tables() -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection to a warehouse in memory that has every table of the catalogue; only `empty_warehouse` writes to it."""
    with duckdb.connect(":memory:") as connection:
        connection.execute("SET TimeZone = 'UTC'")
        for schema in SCHEMAS:
            connection.execute(f"CREATE SCHEMA {schema}")
        for table in catalogue().tables.values():
            connection.execute(create_statement(table.name, table.columns))
        yield connection


@pytest.fixture
def empty_warehouse(tables: duckdb.DuckDBPyConnection) -> Iterator[duckdb.DuckDBPyConnection]:
    """A warehouse in memory with every table of the catalogue, each without a row; what a test writes is undone after it."""
    tables.execute("BEGIN")
    yield tables
    tables.execute("ROLLBACK")


@pytest.fixture(scope="session")
def seed_warehouse(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a warehouse that `paddock refresh` has built from seeds/; tests only read it."""
    folder = tmp_path_factory.mktemp("seed") / "warehouse"
    done = paddock("refresh", warehouse=folder)
    assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture(scope="session")
def thousand(seed_warehouse: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The report of a warehouse of 1,001 drivers, without the pages' own weight: it is the seed article again and again."""
    folder = tmp_path_factory.mktemp("thousand")
    build_report(multiplied(seed_warehouse / "paddock.duckdb", folder / "paddock.duckdb", 1000), folder / "report")
    return folder / "report"
