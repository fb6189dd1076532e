"""Exports that are brought up to date: what did not change is taken over, what is missing or was touched is written anew."""

import hashlib
import json
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import duckdb
import polars as pl
import pyarrow.parquet as pq
import pytest
from running import ROOT, multiplied, query

from pipeline.exports import writing as exports
from pipeline.exports.splice import Joining
from pipeline.exports.writing import write_exports
from pipeline.release import ranges


def drivers(file: Path) -> list[str]:
    return [driver for (driver,) in query(file, "select driver_id from mart.driver order by all")]


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def inodes(folder: Path) -> dict[str, int]:
    return {path.name: path.stat().st_ino for path in folder.iterdir() if path.suffix in {".csv", ".parquet"}}


def test_files_of_tables_that_did_not_change_are_taken_over(seed_warehouse: Path, tmp_path: Path) -> None:
    file, target = tmp_path / "paddock.duckdb", tmp_path / "exports"
    shutil.copyfile(seed_warehouse / "paddock.duckdb", file)
    assert write_exports(file, target).written == len(inodes(target))
    before = inodes(target)
    assert write_exports(file, target).written == 0
    assert inodes(target) == before
    with duckdb.connect(str(file)) as connection:
        connection.execute("update mart.driver_career set wins = 77")
        connection.execute("update raw.table_column set column_no = 30 where column_name = 'wins'")
    write_exports(file, target)
    changed = {name for name, inode in inodes(target).items() if inode != before[name]}
    assert changed == {"driver_career.csv", "driver_career.parquet", "evidence.csv", "evidence.parquet"}, "a view is what it reads"
    write_exports(file, tmp_path / "whole")
    for path in target.iterdir():
        assert path.read_bytes() == (tmp_path / "whole" / path.name).read_bytes(), path.name


@pytest.fixture
def five(seed_warehouse: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A published file of five drivers, of whom a part of a file holds two at most."""
    monkeypatch.setattr(ranges, "PART", 2)
    monkeypatch.setattr(ranges, "VIEW_PART", 2)
    return multiplied(seed_warehouse / "paddock.duckdb", tmp_path / "five.duckdb", 4)


def assert_whole(file: Path, target: Path) -> None:
    """The exports are, byte for byte, those that a folder without any would be given."""
    fresh = target.parent / "whole"
    shutil.rmtree(fresh, ignore_errors=True)
    (target.parent / "build" / "whole.json").unlink(missing_ok=True)
    write_exports(file, fresh)
    assert names(target) == names(fresh)
    told = {"datapackage.json", "SHA256SUMS"}  # the changelog in it is told of the folder
    assert [name for name in names(target) - told if (target / name).read_bytes() != (fresh / name).read_bytes()] == []
    described = [json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))["resources"] for folder in (target, fresh)]
    assert described[0] == described[1]


def in_tables_of_drivers(file: Path, *statements: str) -> None:
    """Change every table that has a driver_id."""
    query = """
        select schema_name || '.' || table_name from duckdb_columns() semi join duckdb_tables() using (schema_name, table_name)
        where column_name = 'driver_id'
    """
    with duckdb.connect(str(file)) as connection:
        for (name,) in connection.execute(query).fetchall():
            for statement in statements:
                connection.execute(statement.format(name))


def test_parts_that_did_not_change_are_copied(five: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target, added = tmp_path / "exports", []
    write_exports(five, target)
    add = Joining.add
    monkeypatch.setattr(Joining, "add", lambda self, start, *part: added.append((self.target.name, start)) or add(self, start, *part))
    with duckdb.connect(str(five)) as connection:
        connection.execute("update mart.driver_career set wins = 77 where driver_id = 'jessica-backman-2'")
    write_exports(five, target)
    start = max(start for start in ranges.cuts(drivers(five), ranges.PART) if start <= "jessica-backman-2")
    files = ["driver_career.csv", "driver_career.parquet", "evidence.csv", "evidence.parquet"]  # a view is what it reads
    assert sorted(added) == [(name, start) for name in files]
    assert_whole(five, target)
    assert pl.read_parquet(target / "driver_career.parquet")["wins"].to_list() == [4, 4, 77, 4, 4]
    assert pq.read_table(target / "driver_career.parquet")["wins"].to_pylist() == [4, 4, 77, 4, 4]
    with duckdb.connect() as connection:
        one = f"select wins from '{target / 'driver_career.parquet'}' where driver_id = 'jessica-backman-2'"
        assert connection.execute(one).fetchall() == [(77,)], "the statistics and filters of the parts are their own"


def test_drivers_of_many_rows_have_parts_of_their_own(seed_warehouse: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file, target = multiplied(seed_warehouse / "paddock.duckdb", tmp_path / "five.duckdb", 4), tmp_path / "exports"
    ((held,),) = query(file, "select count(*) from mart.season_entry where driver_id = 'jessica-backman'")
    monkeypatch.setattr(ranges, "PART", 4)
    monkeypatch.setattr(ranges, "MOST_ROWS", 2 * held)
    write_exports(file, target)
    assert_whole(file, target)
    groups = {name: pq.read_metadata(target / f"{name}.parquet").num_row_groups for name in ("season_entry", "driver_career")}
    assert groups == {"season_entry": 3, "driver_career": 2}, "of five drivers, two and four at most in a part"


def test_drivers_who_come_and_go_come_and_go_in_the_files(five: Path, tmp_path: Path) -> None:
    target = tmp_path / "exports"
    write_exports(five, target)
    arrives = "insert into {0} select * replace ('a-new-one' as driver_id) from {0} where driver_id = 'jessica-backman'"
    for statement in (arrives, "delete from {} where driver_id = 'jessica-backman-2'", "delete from {} where driver_id = 'a-new-one'"):
        in_tables_of_drivers(five, statement)
        write_exports(five, target)
        assert_whole(five, target)
    in_tables_of_drivers(five, "delete from {}")
    write_exports(five, target)
    assert_whole(five, target)


@pytest.mark.parametrize(
    "harm",
    [
        lambda folder: (folder / "build" / "exports.json").unlink(),
        lambda folder: (folder / "build" / "exports.json").write_text("{}", encoding="utf-8"),
        lambda folder: (folder / "build" / "exports.json").write_bytes((folder / "build" / "exports.json").read_bytes()[:-9]),
        lambda folder: (folder / "build" / "exports.json").write_bytes(
            (folder / "build" / "exports.json").read_bytes().replace(b'"size": 1', b'"size": 2')
        ),
        lambda folder: (folder / "exports" / "driver_career.csv").write_text("opened in a spreadsheet", encoding="utf-8"),
        lambda folder: (folder / "exports" / "driver_season.parquet").write_bytes(b"PAR1"),
        lambda folder: (folder / "exports" / "driver_season.parquet").unlink(),
        lambda folder: (folder / "exports" / "driver.csv").touch(),
        lambda folder: shutil.rmtree(folder / "exports"),
    ],
    ids=["no note", "another note", "half a note", "a changed note", "edited", "no Parquet", "a file gone", "touched", "no exports"],
)
def test_what_is_missing_or_was_touched_is_written_anew(five: Path, tmp_path: Path, harm: Callable[[Path], object]) -> None:
    write_exports(five, tmp_path / "exports")
    harm(tmp_path)
    with duckdb.connect(str(five)) as connection:
        connection.execute("update mart.driver_career set wins = 77 where driver_id = 'jessica-backman-2'")
    write_exports(five, tmp_path / "exports")
    assert_whole(five, tmp_path / "exports")


EXPORTER = """
import sys
from pathlib import Path
from pipeline.release import ranges
from pipeline.exports.writing import write_exports
ranges.PART = ranges.VIEW_PART = 2
print("imported", flush=True)
for number in range(100):
    write_exports(Path(sys.argv[1], f"{number % 2}.duckdb"), Path(sys.argv[1], "exports"))
"""


def test_a_writer_that_is_killed_leaves_whole_exports(five: Path, tmp_path: Path) -> None:
    for number in (0, 1):
        shutil.copyfile(five, tmp_path / f"{number}.duckdb")
        with duckdb.connect(str(tmp_path / f"{number}.duckdb")) as connection:
            connection.execute(f"update mart.driver_career set wins = {number}; update mart.driver_season set wins = {number}")
    target = tmp_path / "exports"
    write_exports(tmp_path / "0.duckdb", target)
    for turn in range(4):
        writer = subprocess.Popen([sys.executable, "-c", EXPORTER, str(tmp_path)], cwd=ROOT, stdout=subprocess.PIPE, text=True)
        assert writer.stdout
        assert writer.stdout.readline() == "imported\n"
        time.sleep(0.3 + 0.3 * turn)
        assert writer.poll() is None, "the writer ended before it was killed"
        writer.kill()
        writer.communicate()
        folder = target if target.exists() else tmp_path / ".exports.paddock-old"
        sums = (folder / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
        for digest, name in (line.split("  ") for line in sums):
            assert hashlib.sha256((folder / name).read_bytes()).hexdigest() == digest, name
        write_exports(tmp_path / f"{turn % 2}.duckdb", target)
        assert_whole(tmp_path / f"{turn % 2}.duckdb", target)


def test_exports_that_fail_leave_the_old_ones(seed_warehouse: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "exports"
    write_exports(seed_warehouse / "paddock.duckdb", target)
    before = {path.name: path.read_bytes() for path in target.iterdir()}

    def fail(*_: object) -> None:
        assert {path.name: path.read_bytes() for path in target.iterdir()} == before, "half of the exports can be seen"
        raise OSError("disk full")

    monkeypatch.setattr(exports, "_sha256", fail)
    with pytest.raises(OSError, match="disk full"):
        write_exports(seed_warehouse / "paddock.duckdb", target)
    assert {path.name: path.read_bytes() for path in target.iterdir()} == before
    assert names(tmp_path) == {"build", "exports"}


def test_a_swap_that_was_killed_halfway_is_mended(seed_warehouse: Path, tmp_path: Path) -> None:
    target = tmp_path / "exports"
    write_exports(seed_warehouse / "paddock.duckdb", target)
    target.rename(tmp_path / ".exports.paddock-old")
    (tmp_path / ".exports.paddock-left").mkdir()
    write_exports(seed_warehouse / "paddock.duckdb", target)
    assert (target / "datapackage.json").is_file()
    assert names(tmp_path) == {"build", "exports"}
