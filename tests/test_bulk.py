"""Dumps end to end: the truth comes out, whatever the workers; a killed run goes on; a failing shard is tried alone."""

import multiprocessing
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import duckdb
import generator
import polars as pl
import pytest

from pipeline import warehouse
from pipeline.bulk.engine import Engine, EngineUnreachable, ShardsFailed, run_shards
from pipeline.bulk.errors import as_source
from pipeline.bulk.load import DumpRun, read_dump
from pipeline.bulk.work import Job, finished, run_shard
from pipeline.catalogue import catalogue
from pipeline.extract.dump import plan
from pipeline.extract.source import SourceMisused, SourceUnreachable
from pipeline.parse import parse_article
from pipeline.parse.frames import RAW, to_sound_frames
from pipeline.parsing import parse_waiting
from pipeline.staging import choose_current, load_rules, stage_changed

DRIVERS, OTHERS, SHARD_BYTES = 40, 260, 2**14


@pytest.fixture(scope="module")
def dump(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("dump") / "wiki-pages-articles.xml.bz2"
    generator.write_dump(path, generator.mixed_pages(DRIVERS, OTHERS))
    return path


@pytest.fixture
def build(tmp_path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    connection = warehouse.connect_build(tmp_path, catalogue())
    yield connection
    connection.close()


def load(connection: duckdb.DuckDBPyConnection, folder: Path, dump: Path, engine: Engine, storage: str = "") -> list[str]:
    heard: list[str] = []
    read_dump(connection, folder, DumpRun(str(dump), engine, storage, shard_bytes=SHARD_BYTES), heard.append)
    list(parse_waiting(connection))
    with warehouse.transaction(connection):
        load_rules(connection)
        choose_current(connection)
        stage_changed(connection)
    return heard


def rows(connection: duckdb.DuckDBPyConnection) -> dict[str, list]:
    tables = [f"raw.{name}" for name in RAW] + ["staging.season_entry", "staging.season_standing", "staging.race_result", "staging.driver"]
    found = {name: connection.execute(f"FROM {name}").fetchall() for name in tables}
    found["raw.article"] = connection.execute("SELECT * EXCLUDE (fetched_at) FROM raw.article").fetchall()
    return found


def test_the_truth_comes_out(build: duckdb.DuckDBPyConnection, dump: Path, tmp_path: Path):
    heard = load(build, tmp_path / "build", dump, Engine(2))
    truth = [generator.make_driver(number) for number in range(DRIVERS)]
    measures = "sum(races), sum(wins), sum(poles), sum(fastest_laps), sum(podiums), count(*)"
    found = build.execute(f"""
        SELECT page_id, {measures} FROM staging.season_entry JOIN raw.article USING (snapshot_id) GROUP BY page_id ORDER BY page_id
    """).fetchall()
    assert found == [(driver.page_id, *driver.totals.values(), driver.entries) for driver in truth]
    points = build.execute("""
        SELECT page_id, list(points ORDER BY table_no, row_no)::INTEGER[]
        FROM staging.season_standing AS s JOIN raw.article USING (snapshot_id) WHERE s.source = 'summary' GROUP BY page_id ORDER BY page_id
    """).fetchall()
    assert points == [(driver.page_id, driver.points) for driver in truth]
    counted = build.execute("SELECT pages, selected, failed, broken_tails FROM raw.dump_file").fetchall()
    assert counted == [(DRIVERS + OTHERS, DRIVERS, 0, 0)]
    assert any("s left" in line for line in heard)


def test_a_dump_is_parsed_on_the_workers_as_it_would_be_here(build: duckdb.DuckDBPyConnection, dump: Path, tmp_path: Path):
    load(build, tmp_path / "build", dump, Engine(1))
    by_workers = rows(build)
    build.execute("DELETE FROM build.parsed_snapshot")
    list(parse_waiting(build))
    with warehouse.transaction(build):
        build.execute("DELETE FROM build.staged_driver")
        stage_changed(build)
    here = rows(build)
    for name, found in by_workers.items():
        assert sorted(map(repr, here[name])) == sorted(map(repr, found)), name


@pytest.mark.parametrize("workers", [2, 8])
def test_any_number_of_workers_gives_equal_tables(dump: Path, tmp_path: Path, workers: int):
    found = []
    for number in (1, workers):
        folder = tmp_path / str(number)
        connection = warehouse.connect_build(folder, catalogue())
        load(connection, folder / "build", dump, Engine(number))
        found.append(rows(connection))
        connection.close()
    assert found[0] == found[1]


def test_few_rows_at_a_time_give_equal_tables(dump: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    found = []
    for most in (2_000_000, 1_000, 1):
        for name in ("ROWS_AT_ONCE", "ROWS_IN_MEMORY"):
            monkeypatch.setattr(f"pipeline.bulk.load.{name}", most)
        with closing(warehouse.connect_build(tmp_path / str(most), catalogue())) as connection:
            load(connection, tmp_path / str(most) / "build", dump, Engine(1))
            found.append(rows(connection))
    assert found[0] == found[1] == found[2]


def test_reading_the_same_dump_again_changes_nothing(build: duckdb.DuckDBPyConnection, dump: Path, tmp_path: Path):
    load(build, tmp_path / "build", dump, Engine(2))
    first = rows(build)
    load(build, tmp_path / "build", dump, Engine(2))
    assert rows(build) == first


def test_a_removed_driver_stays_out(build: duckdb.DuckDBPyConnection, dump: Path, tmp_path: Path):
    gone = generator.make_driver(3)
    build.execute("INSERT INTO raw.removed_driver VALUES ('x', ?, ?, now())", [gone.title, gone.page_id])
    load(build, tmp_path / "build", dump, Engine(2))
    assert build.execute("SELECT count(*) FROM raw.article").fetchone() == (DRIVERS - 1,)


def test_two_pages_with_one_slug_stay_apart(build: duckdb.DuckDBPyConnection, tmp_path: Path):
    one = generator.make_driver(1)
    path = tmp_path / "twins.xml.bz2"
    generator.write_dump(path, iter([("Zoë Ray", 7, one.text), ("Zoe Ray", 8, one.text)]))
    load(build, tmp_path / "build", path, Engine(1))
    assert build.execute("SELECT driver_id, page_id FROM raw.article ORDER BY page_id").fetchall() == [("zoe-ray", 7), ("zoe-ray-8", 8)]
    entries = build.execute("SELECT driver_id, count(*) FROM staging.season_entry GROUP BY ALL ORDER BY ALL").fetchall()
    assert entries == [("zoe-ray", one.entries), ("zoe-ray-8", one.entries)]


def test_a_page_that_stands_in_a_dump_twice_is_counted_once(build: duckdb.DuckDBPyConnection, tmp_path: Path):
    one, two = generator.make_driver(1), generator.make_driver(2)
    again, other = (one.title, one.page_id, one.text), (one.title, one.page_id, one.text + "\nAnd more.")
    for number, pages in enumerate([[again, (two.title, two.page_id, two.text), again], [other], [again]]):
        path = tmp_path / f"part{number}.xml.bz2"
        generator.write_dump(path, iter(pages))
        load(build, tmp_path / "build", path, Engine(1))
        articles = build.execute("SELECT content FROM raw.article ORDER BY page_id").fetchall()
        assert articles == [(pages[0][2],), (two.text,)]
        entries = build.execute(
            "SELECT page_id, count(*) FROM staging.season_entry JOIN raw.article USING (snapshot_id) GROUP BY ALL"
        ).fetchall()
        assert sorted(entries) == [(one.page_id, one.entries), (two.page_id, two.entries)]
        assert build.execute("SELECT count(*) - count(DISTINCT cell_id) FROM raw.cell").fetchone() == (0,)


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGINT])
def test_a_run_that_is_ended_does_not_do_finished_shards_again(tmp_path: Path, how: signal.Signals):
    dump = tmp_path / "wiki-pages-articles.xml.bz2"
    generator.write_dump(dump, generator.mixed_pages(300, 700))
    script = tmp_path / "run.py"
    script.write_text(
        "import signal, sys\nfrom datetime import UTC, datetime\nfrom pipeline.bulk.engine import Engine, run_shards\n"
        "from pipeline.bulk.work import Job\nfrom pipeline.extract.dump import plan\n"
        "if __name__ == '__main__':\n"
        "    signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell's background jobs begin without it\n"
        "    job = Job(sys.argv[2], 'https://en.wikipedia.org', datetime(2026, 1, 1, tzinfo=UTC))\n"
        f"    run_shards(plan(sys.argv[1], shard_bytes={SHARD_BYTES}), job, Engine(1), lambda report: print(report.key, flush=True))\n",
        encoding="utf-8",
    )
    storage = tmp_path / "storage"
    command = [sys.executable, str(script), str(dump), str(storage)]
    with (tmp_path / "errors.txt").open("w") as log:
        process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=log, text=True, start_new_session=True)
    with process:
        done = [process.stdout.readline().strip() for _ in range(2)]
        os.killpg(process.pid, how)
        process.communicate()  # read to the end: the run is not to die of a pipe that nobody reads
    errors = (tmp_path / "errors.txt").read_text(encoding="utf-8")
    assert process.returncode == -how, errors
    assert "terminate called" not in errors  # no worker dies within its decoder
    assert len(list(storage.glob("*/report.json"))) < len(plan(str(dump), shard_bytes=SHARD_BYTES))
    times = {key: (storage / key / "report.json").stat().st_mtime_ns for key in done}
    again = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
    assert again[: len(done)] == sorted(done, key=again.index)
    assert len(again) == len(plan(str(dump), shard_bytes=SHARD_BYTES))
    assert times == {key: (storage / key / "report.json").stat().st_mtime_ns for key in done}


def test_a_worker_that_dies_costs_no_shard(dump: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("pipeline.bulk.engine.AHEAD", 1)  # shards are still to be sent when the pool breaks
    shards = plan(str(dump), shard_bytes=SHARD_BYTES)
    heard: list[int] = []

    def kill_all_once(report) -> None:
        heard.append(report.shard_no)
        if len(heard) == 1:
            for worker in multiprocessing.active_children():
                worker.kill()
            time.sleep(1)  # until the pool has noticed

    job = Job(str(tmp_path / "storage"), "https://en.wikipedia.org", datetime.now(UTC))
    reports = run_shards(shards, job, Engine(1), kill_all_once)
    assert [report.shard_no for report in reports] == [shard.shard_no for shard in shards]
    assert sorted(heard) == [shard.shard_no for shard in shards]


def test_shards_of_another_parser_are_not_taken(
    build: duckdb.DuckDBPyConnection, dump: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    storage = tmp_path / "elsewhere"
    for version in ("older", "newer"):
        monkeypatch.setattr("pipeline.bulk.load.parser_version", lambda version=version: version)
        load(build, tmp_path / "build", dump, Engine(1), str(storage))
    written = {version: {path.parent.name for path in (storage / version).rglob("report.json")} for version in ("older", "newer")}
    assert written["older"] == written["newer"] == {shard.key for shard in plan(str(dump), shard_bytes=SHARD_BYTES)}


def test_a_shard_that_fails_is_named_and_the_others_are_kept(dump: Path, tmp_path: Path):
    shards = plan(str(dump), shard_bytes=SHARD_BYTES)
    broken = generator.make_driver(0)
    job = Job(str(tmp_path / "storage"), "https://en.wikipedia.org", datetime.now(UTC))
    (tmp_path / "storage").mkdir()
    (tmp_path / "storage" / shards[1].key).write_text("a file where the shard's folder has to be", encoding="utf-8")
    with pytest.raises(ShardsFailed, match="1 shards failed 3 times each:\n  shard 2, bytes"):
        run_shards(shards, job, Engine(2), lambda _report: None)
    (tmp_path / "storage" / shards[1].key).unlink()
    began = time.time_ns()
    reports = run_shards(shards, job, Engine(2), lambda _report: None)
    redone = [report.shard_no for report in reports if (tmp_path / "storage" / report.key / "report.json").stat().st_mtime_ns > began]
    assert redone == [2]
    assert broken.title in pl.read_parquet(tmp_path / "storage" / "*" / "article-*.parquet")["title"]


@pytest.mark.parametrize("damage", [b"", b"{", b"[]", b'{"secs": 1}'])
def test_a_report_that_cannot_be_read_is_none(dump: Path, tmp_path: Path, damage: bytes):
    shards = plan(str(dump), shard_bytes=SHARD_BYTES)
    job = Job(str(tmp_path), "https://en.wikipedia.org", datetime.now(UTC))
    whole = run_shard(shards[0], job)
    (tmp_path / shards[0].key / "report.json").write_bytes(damage)
    assert finished(shards[0], job) is None
    assert run_shard(shards[0], job).rows == whole.rows


@pytest.mark.parametrize("is_gone", [True, False])
def test_a_shard_whose_files_are_lost_is_done_anew(build: duckdb.DuckDBPyConnection, dump: Path, tmp_path: Path, *, is_gone: bool):
    storage = tmp_path / "elsewhere"
    load(build, tmp_path / "build", dump, Engine(1), str(storage))
    wanted = rows(build)
    build.execute("DELETE FROM raw.article")
    lost = next(storage.rglob("article-1.parquet"))
    lost.unlink() if is_gone else lost.write_bytes(b"PAR1")
    with pytest.raises(SourceUnreachable, match=f"{lost}: what a shard wrote is gone or damaged"), as_source():
        load(build, tmp_path / "build", dump, Engine(1), str(storage))
    again = tmp_path / "again"
    again.mkdir()
    with closing(warehouse.connect_build(again, catalogue())) as fresh:
        load(fresh, again / "build", dump, Engine(1), str(storage))
        assert rows(fresh) == wanted


@pytest.mark.parametrize("xml", [f"{generator.HEAD}</mediawiki>\n", "<mediawiki><mw:page><mw:title>A</mw:title></mw:page></mediawiki>"])
def test_a_dump_without_pages_is_refused(build: duckdb.DuckDBPyConnection, tmp_path: Path, xml: str):
    (tmp_path / "wiki.xml").write_text(xml, encoding="utf-8")
    with pytest.raises(SourceMisused, match=r"wiki\.xml: no page in it"), as_source():
        load(build, tmp_path / "build", tmp_path / "wiki.xml", Engine(1))


def test_amounts_that_are_no_numbers_cost_their_article_alone():
    one = generator.make_driver(1)
    claims = parse_article(one.title, one.text, "wikitext", snapshot_id="d@1", driver_id="d").claims
    claims.column("season_standing", "points")[0] = Decimal("NaN")
    _, misfits = to_sound_frames([claims])
    assert list(misfits) == ["d@1"]


def test_an_article_whose_values_fit_no_frame_costs_itself_alone():
    texts = {f"d{number}@1": generator.make_driver(number) for number in range(3)}
    claims = [parse_article(one.title, one.text, "wikitext", snapshot_id=name, driver_id=name[:2]).claims for name, one in texts.items()]
    claims[1].column("season_entry", "races")[0] = 2**40
    frames, misfits = to_sound_frames(claims)
    assert list(misfits) == ["d1@1"]
    assert frames["wikitable"]["snapshot_id"].unique(maintain_order=True).to_list() == ["d0@1", "d2@1"]


def test_no_scheduler_is_said_with_its_remedy(dump: Path, tmp_path: Path):
    pytest.importorskip("distributed")
    job = Job(str(tmp_path), "https://en.wikipedia.org", datetime.now(UTC))
    with pytest.raises(EngineUnreachable, match=r"no Dask scheduler answers at tcp://127\.0\.0\.1:1\. Start one"):
        run_shards(plan(str(dump)), job, Engine(1, "tcp://127.0.0.1:1"), lambda _report: None)
