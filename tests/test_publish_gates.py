"""Whose code a published file meets: older clients read it, and a project with a broken rule or a failing check publishes none."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from running import ROOT, all_rows, build, or_skip, paddock, version

READER = """
import duckdb, sys
connection = duckdb.connect(sys.argv[1], read_only=True)
races, wins = connection.execute("SELECT races, wins FROM mart.driver_career").fetchone()
silent, = connection.execute("SELECT count(*) FROM duckdb_tables() WHERE comment IS NULL").fetchone()
print(duckdb.__version__, races, wins, silent)
"""


@pytest.mark.parametrize("client", ["1.3.2", "1.4.5"])
def test_an_older_client_reads_the_published_file(seed_warehouse: Path, tmp_path: Path, client: str) -> None:
    install = [sys.executable, "-m", "pip", "install", "-q", "--no-deps", "--target", str(tmp_path), f"duckdb=={client}"]
    installed = subprocess.run(install, capture_output=True, text=True, check=False)
    if installed.returncode:
        or_skip(f"DuckDB {client} cannot be installed: {installed.stderr[-300:]}")
    alone = [sys.executable, "-S", "-c", READER, str(seed_warehouse / "paddock.duckdb")]  # -S: without this environment's own DuckDB
    answer = subprocess.run(alone, env={"PYTHONPATH": str(tmp_path)}, capture_output=True, text=True, check=True)
    assert answer.stdout.split() == [client, "98", "4", "0"]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the project, in a folder of another name, that a test may break."""
    project = tmp_path / "another name"
    for name in ("pipeline", "sql", "seeds"):
        shutil.copytree(ROOT / name, project / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "LICENSE-DATA", project)
    return project


def test_a_broken_rule_table_stops_the_run_before_anything_is_read(project: Path, seed_warehouse: Path, tmp_path: Path) -> None:
    warehouse = Path(shutil.copytree(seed_warehouse, tmp_path / "warehouse"))
    with (project / "seeds" / "notes.csv").open("a", encoding="utf-8") as notes:
        notes.write("((,guest\n")
    before = all_rows(warehouse / "paddock.duckdb")
    failed = paddock("refresh", warehouse=warehouse, articles=version(tmp_path / "other", 5, 2), PYTHONPATH=str(project))
    assert failed.returncode == 2, failed.stderr
    assert "error: seeds/notes.csv, line 15: pattern '((' is no regular expression" in failed.stderr
    assert "what to do: mend it" in failed.stderr
    assert "Traceback" not in failed.stderr
    assert all_rows(warehouse / "paddock.duckdb") == before


@pytest.mark.parametrize(
    "fault",
    [
        ("check/wins_are_races.sql", "-- severity: WARN", "its header lacks"),
        ("mart/driver_team.sql", "select 1 as", "syntax error at or near"),
        ("mart/driver_team.sql", "-- One row.\nselect winz from mart.driver_career", '"winz" not found'),
    ],
)
def test_sql_that_does_not_bind_stops_the_run_and_names_its_file(
    project: Path, seed_warehouse: Path, tmp_path: Path, fault: tuple[str, str, str]
) -> None:
    file, text, said = fault
    warehouse = Path(shutil.copytree(seed_warehouse, tmp_path / "warehouse"))
    (project / "sql" / file).write_text(text, encoding="utf-8")
    before = all_rows(warehouse / "paddock.duckdb")
    for command in (("refresh",), ("backup", str(tmp_path / "history.bak"))):
        failed = paddock(*command, warehouse=warehouse, PYTHONPATH=str(project))
        assert failed.returncode == 2, failed.stderr
        assert f"error: {project / 'sql' / file}" in failed.stderr
        assert said in failed.stderr
        assert "what to do: mend that file" in failed.stderr
        assert "Traceback" not in failed.stderr
    assert all_rows(warehouse / "paddock.duckdb") == before


@pytest.fixture
def copy_with_a_failing_check(project: Path) -> Path:
    """The project with one more check that the next version of the seed article breaks."""
    (project / "sql" / "check" / "wins_are_even.sql").write_text(
        "-- severity: ERROR\n-- table: mart.driver_career\n-- invariant: 99\n-- remedy: Win once more.\n"
        "-- Everybody has an even number of wins.\n"
        "select driver_id, wins from mart.driver_career where wins % 2 = 1\n",
        encoding="utf-8",
    )
    return project


def test_a_failing_blocking_check_publishes_nothing(copy_with_a_failing_check: Path, tmp_path: Path) -> None:
    warehouse = tmp_path / "warehouse"
    build(warehouse, version(tmp_path / "first", 4, 1))
    before = all_rows(warehouse / "paddock.duckdb")
    next_one = version(tmp_path / "other", 5, 2)
    failed = paddock("refresh", warehouse=warehouse, articles=next_one, PYTHONPATH=str(copy_with_a_failing_check))
    assert failed.returncode == 1, failed.stderr
    assert "wins_are_even (1 row breaks it)" in failed.stderr
    assert "nothing was published" in failed.stderr
    assert all_rows(warehouse / "paddock.duckdb") == before
