"""The exports: the same facts in every format, described so that other tools can check them, safe in a spreadsheet."""

import csv
import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path

import duckdb
import polars as pl
import pyarrow.parquet as pq
import pytest
from running import contents, multiplied, query

from pipeline.exports import writing as exports
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


def test_a_swap_that_fails_leaves_the_old_files(seed_warehouse: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file, target = seed_warehouse / "paddock.duckdb", tmp_path / "exports"
    write_exports(file, target, leave_out={"evidence"})
    before = contents(target)
    swap = os.replace

    def failing(source: Path, to: Path) -> None:
        if to == target and ".paddock-old" not in str(source):
            raise OSError("no space left on device")
        swap(source, to)

    monkeypatch.setattr(os, "replace", failing)
    with pytest.raises(OSError, match="no space left"):
        write_exports(file, target, leave_out={"evidence", "driver"})
    assert contents(target) == before
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


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
    names = {path.name for path in target.iterdir() if path.suffix in {".parquet", ".csv"}}
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
