"""The exports: the same facts in every format, described so that other tools can check them, safe in a spreadsheet."""

import csv
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

TOTALS = {"races": 98, "wins": 4, "poles": 2, "fastest_laps": 3, "podiums": 14}
HOSTILE = [
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "＝1",
    "plain",
    "a=b",
    "'=1",
    "",
    None,
    'a "quoted", one',
    "two\nlines",
    "<b>",
    "\u202eright",
]


@pytest.fixture(scope="module")
def folder(seed_warehouse: Path) -> Path:
    return seed_warehouse / "exports"


def read_csv(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as handle:
        return list(csv.DictReader(handle))


def test_famous_facts_hold_in_every_format(folder: Path) -> None:
    from_csv = {metric: int(read_csv(folder / "driver_career.csv")[0][metric]) for metric in TOTALS}
    from_parquet = pl.read_parquet(folder / "driver_career.parquet").select(list(TOTALS)).to_dicts()[0]
    assert from_csv == from_parquet == TOTALS
    standings = pl.read_parquet(folder / "season_standing.parquet").filter(pl.col("source") == "summary")
    assert standings["points"].sum() == 810
    assert sum(float(row["points"] or 0) for row in read_csv(folder / "season_standing.csv") if row["source"] == "summary") == 810


def test_every_mart_is_there_twice_with_all_its_rows(seed_warehouse: Path, folder: Path) -> None:
    with duckdb.connect(str(seed_warehouse / "paddock.duckdb"), read_only=True) as connection:
        held = "select table_name from information_schema.tables where table_schema = 'mart'"  # views too
        names = [row[0] for row in connection.execute(held).fetchall()]
        counts = {name: connection.sql(f"from mart.{name}").shape[0] for name in names}
    assert {path.stem for path in folder.glob("*.parquet")} == {path.stem for path in folder.glob("*.csv")} == set(names)
    for name, count in counts.items():
        assert pq.read_metadata(folder / f"{name}.parquet").num_rows == count
        assert len(read_csv(folder / f"{name}.csv")) == count


def test_parquet_carries_comments_and_attribution(folder: Path) -> None:
    metadata = pq.read_metadata(folder / "season_entry.parquet")
    said = {key.decode(): value.decode() for key, value in metadata.metadata.items()}
    assert said["comment"].startswith("One row for every entry")
    assert json.loads(said["columns"])["races"]
    assert json.loads(said["attribution"])[0]["title"] == "Jessica Bäckman"
    assert "creativecommons.org/licenses/by-sa/4.0" in said["licence"]
    assert metadata.row_group(0).column(0).compression == "ZSTD"


def test_the_package_validates_with_frictionless(folder: Path) -> None:
    program = (
        "import sys, frictionless\n"
        "report = frictionless.Package(sys.argv[1]).validate()\n"
        "sys.exit(str(report.flatten(['type', 'message'])) if not report.valid else 0)"
    )
    done = subprocess.run([sys.executable, "-c", program, str(folder / "datapackage.json")], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_the_package_describes_every_file(folder: Path) -> None:
    package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    assert package["licenses"][0]["name"] == "CC-BY-SA-4.0"
    assert package["sources"][0]["title"] == "Jessica Bäckman"
    assert package["schemaVersion"]
    assert package["schemaChanges"][0]["schemaVersion"] == package["schemaVersion"]
    assert {resource["path"] for resource in package["resources"]} == {
        path.name for path in folder.iterdir() if path.suffix in {".csv", ".parquet"}
    }
    for resource in package["resources"]:
        content = (folder / resource["path"]).read_bytes()
        assert resource["bytes"] == len(content)
        assert resource["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"
        for field in resource.get("schema", {}).get("fields", []):
            assert field["description"], f"{resource['name']}.{field['name']}"
    for line in (folder / "SHA256SUMS").read_text(encoding="utf-8").splitlines():
        digest, name = line.split("  ")
        assert hashlib.sha256((folder / name).read_bytes()).hexdigest() == digest


def test_the_licence_and_the_credit_lie_beside_the_files(folder: Path) -> None:
    assert "CC BY-SA 4.0" in (folder / "LICENSE-DATA").read_text(encoding="utf-8")
    credit = (folder / "ATTRIBUTION.txt").read_text(encoding="utf-8")
    assert "Jessica Bäckman" in credit
    assert "action=history" in credit


def test_equal_files_give_equal_bytes(seed_warehouse: Path, folder: Path, tmp_path: Path) -> None:
    write_exports(seed_warehouse / "paddock.duckdb", tmp_path / "again")
    for path in folder.iterdir():
        assert path.read_bytes() == (tmp_path / "again" / path.name).read_bytes(), path.name


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
    target.rename(tmp_path / ".exports.old")
    (tmp_path / ".exports.left").mkdir()
    write_exports(seed_warehouse / "paddock.duckdb", target)
    assert (target / "datapackage.json").is_file()
    assert names(tmp_path) == {"build", "exports"}


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
from pipeline import ranges
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
    for turn in range(6):
        writer = subprocess.Popen([sys.executable, "-c", EXPORTER, str(tmp_path)], cwd=ROOT, stdout=subprocess.PIPE, text=True)
        assert writer.stdout
        writer.stdout.readline()
        time.sleep(0.3 + 0.2 * turn)
        writer.kill()
        writer.communicate()
        folder = target if target.exists() else tmp_path / ".exports.old"
        sums = (folder / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
        for digest, name in (line.split("  ") for line in sums):
            assert hashlib.sha256((folder / name).read_bytes()).hexdigest() == digest, name
        write_exports(tmp_path / f"{turn % 2}.duckdb", target)
        assert_whole(tmp_path / f"{turn % 2}.duckdb", target)


def test_a_view_larger_than_a_spreadsheet_is_parquet_only(seed_warehouse: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exports, "MOST_ROWS", 100)
    target = tmp_path / "exports"
    write_exports(seed_warehouse / "paddock.duckdb", target)
    assert not (target / "evidence.csv").exists()
    assert pq.read_metadata(target / "evidence.parquet").num_rows > 100
    assert {path.stem for path in target.glob("*.parquet")} - {path.stem for path in target.glob("*.csv")} == {"evidence"}


def test_a_view_of_very_many_drivers_is_left_to_the_warehouse(
    seed_warehouse: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ranges, "MOST_DRIVERS", 0)
    done = write_exports(seed_warehouse / "paddock.duckdb", tmp_path / "exports")
    assert "evidence" not in done.tables
    assert "driver_career" in done.tables
    assert not list((tmp_path / "exports").glob("evidence*"))


def test_every_mart_is_exported_in_full_where_that_is_asked_for(
    seed_warehouse: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = multiplied(seed_warehouse / "paddock.duckdb", tmp_path / "five.duckdb", 4)
    monkeypatch.setattr(exports, "MOST_ROWS", 100)
    monkeypatch.setattr(ranges, "MOST_DRIVERS", 0)
    monkeypatch.setattr(ranges, "VIEW_PART", 2)
    monkeypatch.setattr(ranges, "PART", 2)
    monkeypatch.setenv("PADDOCK_EXPORTS", "all")
    monkeypatch.setenv("PADDOCK_MEMORY_LIMIT", "1GB")
    write_exports(file, tmp_path / "exports")
    rows = query(file, "select * from mart.evidence order by all")
    assert pl.read_parquet(tmp_path / "exports" / "evidence.parquet").rows() == rows
    assert [tuple(row.values()) for row in read_csv(tmp_path / "exports" / "evidence.csv")] == [
        tuple(cell or "" for cell in row) for row in rows
    ]
    assert pq.read_metadata(tmp_path / "exports" / "evidence.parquet").num_row_groups == 3, "one for each range of drivers"


def test_formats_and_tables_can_be_chosen(seed_warehouse: Path, tmp_path: Path) -> None:
    target = tmp_path / "exports"
    write_exports(seed_warehouse / "paddock.duckdb", target, formats=["parquet"], leave_out=["evidence"])
    names = set(inodes(target))
    assert "driver.parquet" in names
    assert not {name for name in names if name.endswith(".csv") or name.startswith("evidence")}
    package = json.loads((target / "datapackage.json").read_text(encoding="utf-8"))
    assert {resource["path"] for resource in package["resources"]} == names


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A published file of one mart with texts that a spreadsheet would run."""
    path = tmp_path / "small.duckdb"
    with duckdb.connect(str(path)) as connection:
        connection.execute("create schema mart; create schema quality")
        connection.execute(
            """
            create table quality.release as
                select 'first' as run_id, '1.0' as version, 'v1' as schema_version, timestamptz '2026-01-02 03:04:05+00' as published_at;
            create table mart.attribution as
                select 'A' as title, 'https://x.example/1' as permalink, null::varchar as page, null::varchar as authors_url,
                    'CC BY-SA 4.0' as licence, 'typed' as changes, 'a@1' as snapshot_id, true as is_current;
            create table mart.driver
                (row_no integer, name varchar, change integer, points decimal(9, 2), seen_at timestamptz, names varchar[]);
            """
        )
        rows = [[number, name, -number, "-1.50", "2026-01-02 03:04:05+00", ["=1", "b"]] for number, name in enumerate(HOSTILE)]
        connection.executemany("insert into mart.driver values (?, ?, ?, ?, ?, ?)", rows)
    return path


def test_a_spreadsheet_runs_no_text_as_a_formula(small: Path, tmp_path: Path) -> None:
    write_exports(small, tmp_path / "exports")
    content = (tmp_path / "exports" / "driver.csv").read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    rows = sorted(read_csv(tmp_path / "exports" / "driver.csv"), key=lambda row: int(row["row_no"]))
    shown = [row["name"] for row in rows]
    guarded = [f"'{text}" if text and text[0] in "=+-@\t\r＝" else text or "" for text in HOSTILE]
    assert shown == guarded
    assert rows[3]["change"] == "-3", "a number is no text"
    assert rows[3]["points"] == "-1.50"
    assert rows[3]["seen_at"] == "2026-01-02T03:04:05Z"
    assert json.loads(rows[3]["names"]) == ["=1", "b"]


def test_parquet_keeps_the_text_as_it_is(small: Path, tmp_path: Path) -> None:
    write_exports(small, tmp_path / "exports")
    assert pl.read_parquet(tmp_path / "exports" / "driver.parquet").sort("row_no")["name"].to_list() == HOSTILE


def test_the_changelog_tells_what_each_schema_changed(small: Path, tmp_path: Path) -> None:
    target = tmp_path / "exports"
    write_exports(small, target)
    with duckdb.connect(str(small)) as connection:
        connection.execute("alter table mart.driver drop column names; alter table mart.driver add column born date")
        connection.execute("alter table mart.driver alter points type double; update quality.release set schema_version = 'v2'")
    write_exports(small, target)
    write_exports(small, target)
    first, second = json.loads((target / "datapackage.json").read_text(encoding="utf-8"))["schemaChanges"]
    assert first["schemaVersion"] == "v1"
    assert second == {
        "schemaVersion": "v2", "since": "2026-01-02T03:04:05Z", "added": ["driver.born"], "removed": ["driver.names"], "changed": [],
    }  # fmt: skip
