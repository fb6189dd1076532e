"""Releases that are brought up to date in place of being written anew: the same rows, and no file that anybody reads ever changes."""

import hashlib
import os
import random
import shutil
import subprocess
import sys
import time
from pathlib import Path

import duckdb
import pytest
from running import PATIENCE, Articles, all_rows, build, query

from pipeline.command.upkeep import forget_previous, remove
from pipeline.release import spare
from pipeline.release.copying import public_tables
from pipeline.release.file import previous_path, rollback
from pipeline.seal import seal

KILLS = 21
COLUMNS = """
    SELECT schema_name || '.' || table_name, string_agg('"' || column_name || '"', ', ' ORDER BY column_index)
    FROM duckdb_columns() WHERE NOT internal GROUP BY ALL
"""
SMALL = {"WHOLE_BELOW": 0, "MOST": 1, "GROWTH": 20}  # a release of few drivers is mended, too
UNSTABLE = "quality.release"

# Opens the published file as an analyst and as a program that copies it, says so, and tells on each line what it sees.
READER = """
import duckdb, hashlib, os, sys
connection = duckdb.connect(sys.argv[1], read_only=True)
handle = open(sys.argv[1], "rb")
for line in sys.stdin:
    os.lseek(handle.fileno(), 0, 0)
    digest = hashlib.sha256(os.read(handle.fileno(), 1 << 30)).hexdigest()
    print(connection.execute("SELECT list(birth_place ORDER BY ALL) FROM mart.driver").fetchone()[0], digest, flush=True)
"""

# Publishes in a child for each line it is given, "<seconds until SIGKILL>", after one driver has changed; says how it went.
PUBLISHER = """
import os, signal, sys, time
from pathlib import Path
from pipeline.release import spare
from pipeline.catalogue import catalogue
from pipeline.release.file import swap, write_release
from pipeline.warehouse import connect_build
folder = Path(sys.argv[1])
spare.WHOLE_BELOW, spare.MOST, spare.GROWTH = 0, 1, 100
CHANGE = "UPDATE build.staged_driver SET change_no = 1 + (SELECT max(change_no) FROM build.staged_driver) WHERE driver_id LIKE '%1-%'"
for number, line in enumerate(sys.stdin):
    child = os.fork()
    if child == 0:
        connection = connect_build(folder, catalogue())
        connection.execute(CHANGE)
        swap(write_release(connection, catalogue(), folder, f"run {number}"), folder)
        os._exit(0)
    ends, ended = time.monotonic() + float(line), 0
    while time.monotonic() < ends and not ended:
        ended, status = os.waitpid(child, os.WNOHANG)
        time.sleep(0.001)
    if not ended:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
    print("ended" if ended else "killed", flush=True)
"""


@pytest.fixture(autouse=True)
def _mends(monkeypatch: pytest.MonkeyPatch) -> None:
    """Releases are mended however small they are, and however many of the few drivers have changed."""
    for name, value in SMALL.items():
        monkeypatch.setattr(spare, name, value)


@pytest.fixture(scope="module")
def three(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Articles, list[str]]:
    """A warehouse with a published release, the one before and a spare, the articles of it, and how each release was made."""
    with pytest.MonkeyPatch.context() as monkeypatch:
        for name, value in SMALL.items():
            monkeypatch.setattr(spare, name, value)
        folder = tmp_path_factory.mktemp("three")
        articles, done = Articles(folder / "articles"), []
        for number in (None, 1, 2):
            build(folder / "warehouse", articles.folder / "1" if number is None else articles.change(number))
            done.append(how(folder / "warehouse"))
        return folder / "warehouse", articles, done


@pytest.fixture
def articles(three: tuple[Path, Articles, list[str]]) -> Articles:
    return three[1]


@pytest.fixture
def warehouse(three: tuple[Path, Articles, list[str]], tmp_path: Path) -> Path:
    """A copy of it for the test alone."""
    return Path(shutil.copytree(three[0], tmp_path / "warehouse"))


def how(warehouse: Path) -> str:
    return query(warehouse / "build" / "paddock.duckdb", "SELECT how FROM build.release_state ORDER BY published_at DESC LIMIT 1")[0][0]


def assert_the_builds_rows(warehouse: Path) -> None:
    """The published file has every public table of the build with its rows, comments and views, and the marks of one release."""
    file = warehouse / "paddock.duckdb"
    found, columns = all_rows(file), dict(query(file, COLUMNS))
    with duckdb.connect(str(warehouse / "build" / "paddock.duckdb"), read_only=True) as connection:
        assert found.keys() == set(public_tables(connection))
        for name in found:
            if name not in {UNSTABLE, "quality.check_result"}:
                assert found[name] == connection.execute(f"SELECT {columns[name]} FROM {name} ORDER BY ALL").fetchall(), name
        evidence = connection.execute("FROM mart.evidence ORDER BY ALL").fetchall()
    assert query(file, "FROM mart.evidence ORDER BY ALL") == evidence
    assert query(file, "SELECT table_name FROM duckdb_tables() WHERE comment IS NULL") == []
    assert query(file, "SELECT count(*) FROM quality.release") == [(1,)]


def test_the_first_refresh_after_a_whole_build_writes_what_changed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(spare, "MOST", 0.5)
    articles = Articles(tmp_path / "articles")
    for folder in (articles.folder / "1", articles.change(1)):
        build(tmp_path / "warehouse", folder)
    assert how(tmp_path / "warehouse").endswith("a copy of the published file was brought up to date")


def test_a_mended_release_has_the_rows_of_the_build(warehouse: Path, articles: Articles, three: tuple[Path, Articles, list[str]]) -> None:
    first, second, third = three[2]
    assert "written whole" in first
    assert second.endswith("a copy of the published file was brought up to date")
    assert third.endswith("a copy of the published file was brought up to date")
    assert_the_builds_rows(warehouse)
    for number in (3, 1):
        build(warehouse, articles.change(number))
        assert how(warehouse) == "the spare was brought up to date"
        assert_the_builds_rows(warehouse)


def test_no_file_that_a_process_has_open_ever_changes(warehouse: Path, articles: Articles) -> None:
    readers: list[subprocess.Popen[str]] = []
    said: list[str] = []
    try:
        for number in (1, 2, 3, 4):
            readers.append(reading(warehouse / "paddock.duckdb"))
            said.append(answer(readers[-1]))
            if number == 4:
                end(readers[1])  # its file is the spare by now, and free
            build(warehouse, articles.change(number))
            assert_the_builds_rows(warehouse)
            assert ("the spare was" in how(warehouse)) == (number in {1, 2, 4}), how(warehouse)
            assert [answer(reader) for reader in readers if reader.poll() is None] == [
                first for reader, first in zip(readers, said, strict=True) if reader.poll() is None
            ]
        assert len(set(said)) == len(said)
    finally:
        for reader in readers:
            end(reader)


def reading(file: Path) -> subprocess.Popen[str]:
    return subprocess.Popen([sys.executable, "-c", READER, str(file)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def answer(reader: subprocess.Popen[str]) -> str:
    assert reader.stdin
    assert reader.stdout
    print("now", file=reader.stdin, flush=True)
    return reader.stdout.readline()


def end(reader: subprocess.Popen[str]) -> None:
    if reader.poll() is None:
        reader.communicate(timeout=PATIENCE)


def test_a_second_name_keeps_a_file_as_it_is(warehouse: Path, articles: Articles, tmp_path: Path) -> None:
    kept = tmp_path / "kept.duckdb"
    kept.hardlink_to(spare.spare_path(warehouse))
    before = hashlib.sha256(kept.read_bytes()).hexdigest()
    build(warehouse, articles.change(3))
    assert "somebody has it open, or it has a second name" in how(warehouse)
    assert hashlib.sha256(kept.read_bytes()).hexdigest() == before


def test_a_file_is_free_when_nobody_has_it_open(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_bytes(b"rows")
    assert spare.is_free(file)
    with file.open("rb"):
        assert not spare.is_free(file)
    descriptor = os.open(file, os.O_RDONLY)
    child = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE, pass_fds=[descriptor])
    os.close(descriptor)
    assert not spare.is_free(file)
    child.communicate(b"\n")
    assert spare.is_free(file)


def test_rollback_and_the_next_refresh_keep_two_generations(warehouse: Path, articles: Articles) -> None:
    published = all_rows(warehouse / "paddock.duckdb")
    rollback(warehouse)
    assert all_rows(previous_path(warehouse)) == published
    gone_back = all_rows(warehouse / "paddock.duckdb")
    build(warehouse, articles.change(4))
    assert_the_builds_rows(warehouse)
    assert all_rows(previous_path(warehouse)) == gone_back


def test_who_is_removed_leaves_no_trace_in_any_release(warehouse: Path, articles: Articles) -> None:
    assert spare.spare_path(warehouse).exists()
    gone = query(warehouse / "paddock.duckdb", "SELECT min(driver_id) FROM mart.driver")[0][0]
    remove(warehouse, gone, print)
    build(warehouse, articles.change(3))
    assert "must leave no trace" in how(warehouse)
    assert how(warehouse).endswith("written whole")
    forget_previous(warehouse)
    assert not spare.spare_path(warehouse).exists()
    assert query(warehouse / "paddock.duckdb", f"SELECT count(*) FROM mart.driver WHERE driver_id = '{gone}'") == [(0,)]


def test_a_spare_of_another_history_is_not_used(warehouse: Path, articles: Articles) -> None:
    with duckdb.connect(str(spare.spare_path(warehouse))) as connection:
        connection.execute("UPDATE quality.release SET run_id = 'another'")
    build(warehouse, articles.change(4))
    assert "the build does not know it" in how(warehouse)
    assert_the_builds_rows(warehouse)


def test_a_spare_that_lacks_rows_is_not_used(warehouse: Path, articles: Articles) -> None:
    with duckdb.connect(str(spare.spare_path(warehouse))) as connection:
        connection.execute("DELETE FROM raw.cell WHERE driver_id = (SELECT max(driver_id) FROM mart.driver)")
    with duckdb.connect(str(warehouse / "build" / "paddock.duckdb")) as connection:  # as if we had left it so
        connection.execute("UPDATE build.release_state SET seal = ?", [seal(spare.spare_path(warehouse))])
    build(warehouse, articles.change(4))
    assert "raw.cell has another number of rows" in how(warehouse)
    assert_the_builds_rows(warehouse)


def test_a_release_that_has_grown_too_much_is_written_whole(warehouse: Path, articles: Articles, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spare, "GROWTH", 0.5)
    build(warehouse, articles.change(3))
    assert "it has grown by what it no longer holds" in how(warehouse)
    assert how(warehouse).endswith("written whole")
    assert_the_builds_rows(warehouse)


def test_no_spare_is_kept_where_others_read_the_folder(warehouse: Path, articles: Articles, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PADDOCK_SPARE", "no")
    spare.keep_aside(previous_path(warehouse), warehouse)
    assert not spare.spare_path(warehouse).exists()
    monkeypatch.delenv("PADDOCK_SPARE")
    spare.keep_aside(previous_path(warehouse), warehouse)
    assert spare.spare_path(warehouse).exists()
    assert not spare.is_free(spare.spare_path(warehouse))  # it has two names until the swap takes one of them
    build(warehouse, articles.change(3))
    assert "a second name" in how(warehouse)


def test_a_killed_publication_leaves_two_whole_releases(warehouse: Path) -> None:
    moments = random.Random(1894)  # noqa: S311 - the same moments in every run
    with subprocess.Popen(
        [sys.executable, "-c", PUBLISHER, str(warehouse)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as run:
        started = time.monotonic()
        assert told(run, 600) == "ended"
        whole, ways, killed = time.monotonic() - started, [how(warehouse)], 0
        for turn in range(3 * KILLS):
            started = time.monotonic()
            end = told(run, whole * moments.random() if turn % 4 else 600)
            if end == "ended":
                whole = time.monotonic() - started
            killed += end == "killed"
            ways.append(how(warehouse))
            assert_the_builds_rows(warehouse)
            assert all_rows(previous_path(warehouse)).keys() == all_rows(warehouse / "paddock.duckdb").keys()
            if killed >= KILLS:
                break
        run.communicate()
    assert killed >= KILLS
    assert {way.rpartition("; ")[2] for way in ways} >= {
        "the spare was brought up to date", "a copy of the published file was brought up to date",
    }  # fmt: skip


def told(run: subprocess.Popen[str], seconds: float) -> str:
    assert run.stdin
    assert run.stdout
    print(seconds, file=run.stdin, flush=True)
    return run.stdout.readline().strip()
