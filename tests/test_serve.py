"""The release served to many: two engines read it from an S3 server while it is published anew, and see whole releases only."""

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import duckdb
import fsspec
import polars as pl
import pytest
from deltalake import DeltaTable
from running import ROOT, multiplied, paddock, query

from pipeline.exports.serve import RELEASE, forget, read_release, serve
from pipeline.release import ranges

BUCKET = "s3://paddock-served"
TABLES = ("mart.driver_career", "mart.driver_season", "staging.season_entry")  # each release says its number in all of them
WRITER = """
import itertools, sys
from pathlib import Path
from pipeline.exports.serve import serve
for number in range(int(sys.argv[2])) if len(sys.argv) > 2 else itertools.count():
    serve(Path(sys.argv[1], f"{number % 2}.duckdb"), sys.argv[3] if len(sys.argv) > 3 else "s3://paddock-served/many")
    print(number, flush=True)
"""
# One reader goes by Polars' own Delta reader, the other has DuckDB read the Parquet files that Delta's log names.
READER = """
import json, sys, time
import duckdb, fsspec
import polars as pl
from deltalake import DeltaTable
from pipeline.exports.serve import read_release

engine, location, seconds = sys.argv[1], "s3://paddock-served/many", float(sys.argv[2])
options = {"AWS_ALLOW_HTTP": "true"}
connection = duckdb.connect()
connection.register_filesystem(fsspec.filesystem("s3"))

def races(release, name):
    table = release["tables"][name]
    url = f"{location}/{table['path']}"
    if engine == "polars":
        return pl.scan_delta(url, version=table["version"], storage_options=options).select("races").collect()["races"].unique().to_list()
    files = DeltaTable(url, version=table["version"], storage_options=options).file_uris()
    return [row[0] for row in connection.execute("select distinct races from read_parquet($files)", {"files": files}).fetchall()]

seen, until = [], time.monotonic() + seconds
while time.monotonic() < until or len(set(map(str, seen))) < 2:
    release = read_release(location)
    seen.append([release["version"], *sum((races(release, name) for name in sys.argv[3:]), [])])
print(json.dumps(seen))
"""


@pytest.fixture(scope="module")
def bucket(store: dict[str, str]) -> str:
    """A bucket on the S3 server that every process finds which the tests start."""
    assert "AWS_ENDPOINT_URL" in store
    fsspec.filesystem("s3").mkdir(BUCKET)
    return BUCKET


@pytest.fixture(scope="module")
def releases(tmp_path_factory: pytest.TempPathFactory, seed_warehouse: Path) -> Path:
    """Two published files of three small tables, `0.duckdb` and `1.duckdb`: each has its number in every row of its own tables."""
    folder = tmp_path_factory.mktemp("releases")
    for number in (0, 1):
        with duckdb.connect(str(folder / f"{number}.duckdb")) as connection:
            connection.execute(f"attach '{seed_warehouse / 'paddock.duckdb'}' as source (read_only)")
            connection.execute("create schema mart; create schema staging; create schema quality")
            connection.execute(f"create table quality.release as select * replace ('{number}' as version) from source.quality.release")
            connection.execute("create table mart.metric as from source.mart.metric")
            for name in TABLES:
                connection.execute(f"create table {name} as select * replace ({number} as races) from source.{name}")
    return folder


def python(program: str, *arguments: str) -> subprocess.Popen[str]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.Popen([sys.executable, "-c", program, *arguments], env=environment, stdout=subprocess.PIPE, text=True)


def test_two_engines_read_whole_releases_while_a_third_process_publishes(bucket: str, releases: Path) -> None:
    serve(releases / "0.duckdb", f"{bucket}/many")
    writer = python(WRITER, str(releases))
    readers = [python(READER, engine, "4", *TABLES) for engine in ("polars", "duckdb")]
    answers = [json.loads(reader.communicate(timeout=120)[0]) for reader in readers]
    writer.kill()
    writer.communicate()
    for seen in answers:
        assert {tuple(each) for each in seen} == {("0", 0, 0, 0), ("1", 1, 1, 1)}, "a reader saw parts of two releases"


def test_a_writer_that_is_killed_leaves_a_whole_release(bucket: str, releases: Path) -> None:
    location = f"{bucket}/killed"
    serve(releases / "0.duckdb", location)
    for turn in range(6):
        writer = python(WRITER, str(releases), "100", location)
        assert writer.stdout
        writer.stdout.readline()  # the imports are done
        time.sleep(0.05 * turn)
        writer.send_signal(signal.SIGKILL)
        writer.communicate()
        release = read_release(location)
        options = {"AWS_ALLOW_HTTP": "true"}
        shown = {
            pl.scan_delta(f"{location}/{table['path']}", version=table["version"], storage_options=options).collect()["races"][0]
            for name, table in release["tables"].items()
            if name in TABLES
        }
        assert shown == {int(release["version"])}
    serve(releases / "1.duckdb", location)
    assert read_release(location)["version"] == "1"


def test_tables_that_did_not_change_keep_their_version(releases: Path, tmp_path: Path) -> None:
    location = str(tmp_path / "served")
    assert serve(releases / "0.duckdb", location).written == len(TABLES) + 2
    assert serve(releases / "0.duckdb", location).written == 0
    assert serve(releases / "1.duckdb", location).written == len(TABLES) + 1
    versions = {name: table["version"] for name, table in read_release(location)["tables"].items()}
    assert versions == {"mart.metric": 0, "quality.release": 1} | dict.fromkeys(TABLES, 1)


@pytest.fixture
def five(seed_warehouse: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A published file of five drivers, in ranges of two."""
    monkeypatch.setattr(ranges, "RANGE", 2)
    monkeypatch.setattr("pipeline.exports.serve._MOST_CHANGED", 0.9)
    return multiplied(seed_warehouse / "paddock.duckdb", tmp_path / "five.duckdb", 4)


def served_rows(location: str, name: str) -> list[tuple]:
    """The rows of a table as its release has them."""
    table = read_release(location)["tables"][name]
    frame = pl.read_delta(f"{location}/{table['path']}", version=table["version"])
    return sorted(frame.rows(), key=repr)


def assert_served(file: Path, location: str) -> None:
    """What is served is what a new location would be given."""
    fresh = f"{location}-fresh"
    shutil.rmtree(fresh, ignore_errors=True)
    serve(file, fresh)
    tables = read_release(fresh)["tables"]
    assert tables.keys() == read_release(location)["tables"].keys()
    assert [name for name in tables if served_rows(location, name) != served_rows(fresh, name)] == []


def test_one_changed_driver_costs_the_files_of_its_range(five: Path, tmp_path: Path) -> None:
    location = str(tmp_path / "served")
    serve(five, location)
    with duckdb.connect(str(five)) as connection:
        connection.execute("update mart.contribution set wins = 77 where driver_id = 'jessica-backman-2'")
        connection.execute("update mart.driver_career set wins = 77 where driver_id = 'jessica-backman-2'")
    done = serve(five, location)
    changed = {name for name, table in read_release(location)["tables"].items() if table["version"]}
    assert changed == {"mart.contribution", "mart.driver_career", "mart.evidence"}, "a view is what it reads"
    assert (done.written, done.mended) == (3, 3)
    assert_served(five, location)


def test_drivers_who_come_and_go_are_served(five: Path, tmp_path: Path) -> None:
    location = str(tmp_path / "served")
    serve(five, location)
    tables = "select schema_name || '.' || table_name from duckdb_columns() semi join duckdb_tables() using (schema_name, table_name)"
    with duckdb.connect(str(five)) as connection:
        names = [name for (name,) in connection.execute(f"{tables} where column_name = 'driver_id'").fetchall()]
        for name in names:
            connection.execute(f"delete from {name} where driver_id = 'jessica-backman-1'")
            connection.execute(
                f"insert into {name} select * replace ('a-new-one' as driver_id) from {name} where driver_id = 'jessica-backman'"
            )
    assert serve(five, location).mended > 5
    assert_served(five, location)
    with duckdb.connect(str(five)) as connection:
        for name in names:
            connection.execute(f"delete from {name} where driver_id = 'a-new-one'")
    assert serve(five, location).mended > 5
    assert_served(five, location)


def test_a_version_that_no_release_names_is_not_mended(five: Path, tmp_path: Path) -> None:
    location = tmp_path / "served"
    serve(five, str(location))
    named = (location / RELEASE).read_bytes()
    with duckdb.connect(str(five)) as connection:
        connection.execute("update mart.driver_career set wins = 77 where driver_id = 'jessica-backman-4'")
    serve(five, str(location))
    (location / RELEASE).write_bytes(named)  # as if the writer had been killed before it
    with duckdb.connect(str(five)) as connection:
        connection.execute("update mart.driver_career set wins = 4 where driver_id = 'jessica-backman-4'")
        connection.execute("update mart.driver_career set wins = 78 where driver_id = 'jessica-backman'")
    assert serve(five, str(location)).mended == 0
    assert_served(five, str(location))


def test_the_tables_are_those_of_the_file_with_their_comments_and_credit(seed_warehouse: Path, tmp_path: Path) -> None:
    location, file = str(tmp_path / "served"), seed_warehouse / "paddock.duckdb"
    done = serve(file, location)
    release = read_release(location)
    assert done.tables == done.written == len(release["tables"])
    assert {name.split(".")[0] for name in release["tables"]} == {"mart", "staging", "quality"}
    for name, table in release["tables"].items():
        assert DeltaTable(f"{location}/{table['path']}").count() == query(file, f"select count(*) from {name}")[0][0], name
    career = DeltaTable(f"{location}/mart/driver_career")
    assert career.metadata().description.startswith("One row for every driver")
    assert "CC BY-SA 4.0" in career.metadata().description
    assert all(field.metadata["comment"] for field in career.schema().fields)
    assert pl.read_delta(f"{location}/mart/driver_career")["races"].to_list() == [98]
    assert pl.read_delta(f"{location}/mart/season_standing").filter(pl.col("source") == "summary")["points"].sum() == 810
    assert release["licence"]["name"] == "CC-BY-SA-4.0"
    assert "CC BY-SA 4.0" in (tmp_path / "served" / "LICENSE-DATA").read_text(encoding="utf-8")


def test_the_readme_shows_how_to_read_it(seed_warehouse: Path, tmp_path: Path) -> None:
    serve(seed_warehouse / "paddock.duckdb", str(tmp_path / "served"))
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    found = re.search(r"<!-- snippet: served -->\n```python\n(.*?)```", readme, re.DOTALL)
    assert found
    done = subprocess.run([sys.executable, "-c", found[1]], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "jessica-backman" in done.stdout


def test_what_is_forgotten_is_in_no_file(releases: Path, tmp_path: Path) -> None:
    location = str(tmp_path / "served")
    for number in (0, 1):
        serve(releases / f"{number}.duckdb", location)
    table = Path(location, "mart", "driver_career")
    assert len(list(table.glob("*.parquet"))) == 2
    forget(location)
    assert [pl.read_parquet(path)["races"][0] for path in table.glob("*.parquet")] == [1]


def test_a_refresh_serves_where_the_setting_says(seed_warehouse: Path, tmp_path: Path) -> None:
    warehouse, location = Path(shutil.copytree(seed_warehouse, tmp_path / "warehouse")), tmp_path / "served"
    done = paddock("refresh", warehouse=warehouse, PADDOCK_SERVE=str(location))
    assert done.returncode == 0, done.stderr
    assert pl.read_delta(str(location / "mart" / "driver_career"))["races"].to_list() == [98]
    (tmp_path / "file").write_text("no folder", encoding="utf-8")
    shutil.rmtree(location)
    done = paddock("refresh", warehouse=warehouse, PADDOCK_SERVE=str(tmp_path / "file" / "served"))
    assert done.returncode == 4
    assert "cannot be brought up to the release" in done.stderr
    assert not (location / RELEASE).exists()
