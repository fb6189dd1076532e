"""Publication under fire: readers, kills, second runs, full disks, closed folders. Real processes throughout."""

import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest
from running import all_rows, build, environment, or_skip, paddock, query, start, version

KILLS = 21

# Loads Paddock once, also what a run loads late, and runs a refresh in a child for each line it is given:
# "<articles> <seconds until SIGKILL>".
KILLER = """
import os, signal, sys, time
from pipeline import preview, report
from pipeline.exports import writing
from pipeline.command.refresh import refresh
for line in sys.stdin:
    articles, seconds = line.split()
    os.environ["PADDOCK_ARTICLES"] = articles
    child = os.fork()
    if child == 0:
        os.dup2(2, 1)
        os._exit(refresh({}))
    ends = time.monotonic() + float(seconds)
    ended = 0
    while time.monotonic() < ends and not ended:
        ended, status = os.waitpid(child, os.WNOHANG)
        time.sleep(0.002)
    if not ended:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
    print("ended" if ended else "killed", flush=True)
"""

HOLDER = """
import sys, time
from pathlib import Path
from pipeline.run.lock import lock
with lock(Path(sys.argv[1]), "somebody", print):
    print("held", flush=True)
    time.sleep(600)
"""


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("first")
    build(folder / "warehouse", version(folder / "articles", 4, 1))
    return folder / "warehouse"


@pytest.fixture
def warehouse(first: Path, tmp_path: Path) -> Path:
    """A published warehouse of its own for the test, build and all, with four wins."""
    return Path(shutil.copytree(first, tmp_path / "warehouse"))


@pytest.fixture
def other(tmp_path: Path) -> Path:
    """The next version of its article, with five wins."""
    return version(tmp_path / "other", 5, 2)


def wins(file: Path) -> int:
    return query(file, "SELECT wins FROM mart.driver_career WHERE driver_id = 'jessica-backman'")[0][0]


def assert_whole(file: Path) -> int:
    """The file is one state: marts, staging, raw and release speak of the same text. Gives its wins."""
    parts = query(
        file,
        """
        SELECT
            (SELECT wins FROM mart.driver_career), (SELECT sum(wins) FROM mart.driver_season), (SELECT sum(wins) FROM staging.season_entry),
            (SELECT count(*) FROM quality.release), (SELECT count(*) FROM quality.check_result WHERE severity = 'ERROR' AND NOT passed),
            (SELECT count(*) FROM raw.current_article JOIN raw.article USING (snapshot_id) WHERE contains(content, '| 10 | 5 |'))
        """,
    )[0]
    assert parts[:5] in {(4, 4, 4, 1, 0), (5, 5, 5, 1, 0)}
    assert parts[5] == (parts[0] == 5)
    return parts[0]


def test_a_reader_keeps_its_data_while_a_refresh_publishes(warehouse: Path, other: Path) -> None:
    file = warehouse / "paddock.duckdb"
    with duckdb.connect(str(file), read_only=True) as reader:
        assert reader.execute("SELECT wins FROM mart.driver_career").fetchall() == [(4,)]
        done = paddock("refresh", warehouse=warehouse, articles=other)
        assert done.returncode == 0, done.stderr
        assert reader.execute("SELECT wins FROM mart.driver_career").fetchall() == [(4,)]
        assert reader.execute("SELECT sum(races) FROM mart.season_entry").fetchall() == [(98,)]
    assert wins(file) == 5


def test_a_killed_refresh_leaves_one_whole_state(warehouse: Path, other: Path, tmp_path: Path) -> None:
    file = warehouse / "paddock.duckdb"
    moments = random.Random(1894)  # noqa: S311 - the same moments in every run
    with subprocess.Popen(
        [sys.executable, "-c", KILLER],
        env=environment(warehouse),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as killer:
        assert killer.stdin
        assert killer.stdout
        started = time.monotonic()
        print(other, 600, file=killer.stdin, flush=True)
        assert killer.stdout.readline() == "ended\n"
        whole = time.monotonic() - started
        killed, day = 0, 2
        while killed < KILLS and day < KILLS * 3:
            day += 1
            articles = version(tmp_path / f"day{day}", 4 + day % 2, day)
            # spread over the whole run, with every second kill near its end, where publication is
            seconds = whole * (moments.uniform(0.0, 1.0) if day % 2 else moments.uniform(0.5, 1.0))
            print(articles, f"{seconds:.3f}", file=killer.stdin, flush=True)
            if killer.stdout.readline() == "killed\n":
                killed += 1
            else:
                whole *= 0.8  # the first run was slower: it loaded what the others share
            assert_whole(file)
        killer.stdin.close()
    assert killed >= 20
    done = paddock("refresh", warehouse=warehouse, articles=version(tmp_path / "last", 5, day + 1))
    assert done.returncode == 0, done.stderr
    assert assert_whole(file) == 5
    assert list((warehouse / "build").glob("publish-*")) == []


def test_two_refreshes_take_turns(warehouse: Path, other: Path) -> None:
    both = [start("refresh", warehouse=warehouse, articles=folder) for folder in (other, version(other.parent / "third", 4, 3))]
    said = [process.communicate(timeout=500)[1] for process in both]
    assert [process.returncode for process in both] == [0, 0], said
    assert_whole(warehouse / "paddock.duckdb")
    assert query(warehouse / "paddock.duckdb", "SELECT count(*) FROM raw.article") == [(2,)]


def test_one_who_waits_is_told_for_whom(warehouse: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(warehouse / "build")], stdout=subprocess.PIPE, text=True, env=environment(warehouse)
    ) as holder:
        assert holder.stdout
        assert holder.stdout.readline() == "held\n"
        waiting = start("refresh", warehouse=warehouse)
        assert waiting.stderr
        line = waiting.stderr.readline()
        holder.send_signal(signal.SIGKILL)
        _, rest = waiting.communicate(timeout=300)
    assert "the warehouse is in use by somebody" in line
    assert "waiting until it is free" in line + rest
    assert waiting.returncode == 0


@pytest.fixture
def small_disk() -> Iterator[Path]:
    """A file system of a few megabytes, of which the test is the only user.

    It is mounted outside of pytest's folders: what a killed run leaves mounted must not stand in the way of their cleaning.
    """
    folder = Path(tempfile.mkdtemp(prefix="paddock-small-disk-"))
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=60m", "tmpfs", str(folder)], capture_output=True, check=False)
    if mounted.returncode:
        folder.rmdir()
        or_skip("no right to mount a small disk")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=True)
    folder.rmdir()


def test_a_full_disk_is_told_and_harms_nothing(first: Path, small_disk: Path, other: Path) -> None:
    warehouse = Path(shutil.copytree(first, small_disk / "warehouse"))
    file = warehouse / "paddock.duckdb"
    before = all_rows(file)
    filler = small_disk / "filler"
    with filler.open("wb") as handle:
        handle.write(b"\0" * (shutil.disk_usage(small_disk).free - 300_000))
    failed = paddock("refresh", warehouse=warehouse, articles=other)
    assert failed.returncode == 4, failed.stderr
    assert "is full" in failed.stderr
    assert "what to do: free space" in failed.stderr
    assert all_rows(file) == before
    filler.unlink()
    assert paddock("refresh", warehouse=warehouse, articles=other).returncode == 0
    assert assert_whole(file) == 5


def test_a_read_only_folder_is_told_and_harms_nothing(first: Path, small_disk: Path, other: Path) -> None:
    warehouse = Path(shutil.copytree(first, small_disk / "warehouse"))
    before = all_rows(warehouse / "paddock.duckdb")
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    failed = paddock("refresh", warehouse=warehouse, articles=other)
    assert failed.returncode == 4, failed.stderr
    assert "cannot be written" in failed.stderr
    assert "PADDOCK_WAREHOUSE" in failed.stderr
    assert all_rows(warehouse / "paddock.duckdb") == before


def test_a_file_in_the_folders_place(tmp_path: Path) -> None:
    (tmp_path / "warehouse").write_text("not a folder", encoding="utf-8")
    failed = paddock("refresh", warehouse=tmp_path / "warehouse")
    assert failed.returncode == 4, failed.stderr
    assert "cannot be written" in failed.stderr
    assert (tmp_path / "warehouse").read_text(encoding="utf-8") == "not a folder"


def test_a_broken_build_file_is_told(warehouse: Path) -> None:
    before = all_rows(warehouse / "paddock.duckdb")
    (warehouse / "build" / "paddock.duckdb").write_bytes(b"garbage" * 10_000)
    failed = paddock("refresh", warehouse=warehouse)
    assert failed.returncode == 4, failed.stderr
    assert "cannot be used" in failed.stderr
    assert "move" in failed.stderr
    assert all_rows(warehouse / "paddock.duckdb") == before


def test_rollback_goes_back_and_forth(warehouse: Path, other: Path) -> None:
    file = warehouse / "paddock.duckdb"
    build(warehouse, other)
    assert wins(file) == 5
    for expected in (4, 5):
        done = paddock("rollback", warehouse=warehouse)
        assert done.returncode == 0, done.stderr
        assert assert_whole(file) == expected
        career = (warehouse / "exports" / "driver_career.csv").read_text(encoding="utf-8-sig")
        assert f",98,{expected}," in career


def test_rollback_without_a_previous_release(warehouse: Path) -> None:
    failed = paddock("rollback", warehouse=warehouse)
    assert failed.returncode == 2
    assert "there is no previous release" in failed.stderr
    assert assert_whole(warehouse / "paddock.duckdb") == 4
