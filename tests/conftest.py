"""Fixtures that every test file may use."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import duckdb
import fsspec
import pytest
from running import build, free_port, multiplied, paddock, wait_for, write_manifest

from pipeline.catalogue import SCHEMAS, catalogue
from pipeline.report.build import build_report
from pipeline.stored import create_statement

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
def corpus(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The published file of the driver articles of the corpus."""
    folder = tmp_path_factory.mktemp("corpus")
    with duckdb.connect(":memory:") as connection:
        listed = connection.sql(
            f"SELECT * FROM read_csv('{shared / 'corpus' / 'manifest.csv'}', all_varchar = true) WHERE file LIKE 'drivers/%'"
        )
        entries = [dict(zip(listed.columns, row, strict=True)) for row in listed.fetchall()]
    (folder / "articles").mkdir()
    (folder / "articles" / "drivers").symlink_to(shared / "corpus" / "drivers")
    build(folder / "warehouse", write_manifest(folder / "articles", entries))
    return folder / "warehouse" / "paddock.duckdb"


@pytest.fixture(scope="session")
def thousand(seed_warehouse: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The report of a warehouse of 1,001 drivers, without the pages' own weight: it is the seed article again and again."""
    folder = tmp_path_factory.mktemp("thousand")
    build_report(multiplied(seed_warehouse / "paddock.duckdb", folder / "paddock.duckdb", 1000), folder / "report")
    return folder / "report"


@pytest.fixture(scope="module")
def store() -> Iterator[dict[str, str]]:
    """The environment, set, in which s3fs and deltalake find an S3 server of this module's own."""
    port = free_port()
    environment = {
        "AWS_ENDPOINT_URL": f"http://127.0.0.1:{port}",
        "AWS_ACCESS_KEY_ID": "test",
        "AWS_SECRET_ACCESS_KEY": "test",  # the server takes any
        "AWS_DEFAULT_REGION": "us-east-1",
    }
    command = [sys.executable, "-m", "moto.server", "--host", "127.0.0.1", "--port", str(port)]
    clients = fsspec.get_filesystem_class("s3")
    with pytest.MonkeyPatch.context() as patch:
        for name, value in environment.items():
            patch.setenv(name, value)
        server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            wait_for(port)
            clients.clear_instance_cache()  # a client keeps the address that it was made with
            yield environment
        finally:
            clients.clear_instance_cache()
            server.kill()
            server.wait()
