"""A real Dask cluster without a shared folder gives the tables that this machine gives; shards travel through an S3 server."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path

import fsspec
import generator
import polars as pl
import pytest
from running import free_port, wait_for

from pipeline.bulk.engine import Engine, run_shards
from pipeline.bulk.work import Job
from pipeline.extract.dump import plan

SHARD_BYTES = 2**14
BUCKET = "s3://paddock-shards"


@pytest.fixture(scope="module")
def cluster(store: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A scheduler and two worker processes, each in a folder of its own."""
    fsspec.filesystem("s3").mkdir(BUCKET)
    port = free_port()
    address = f"tcp://127.0.0.1:{port}"
    environment = {**os.environ, **store}
    scheduler = ["scheduler", "--host", "127.0.0.1", "--port", str(port), "--no-dashboard"]
    worker = ["worker", address, "--nworkers", "1", "--nthreads", "1", "--no-dashboard", "--host", "127.0.0.1"]
    with ExitStack() as stack:
        for number, arguments in enumerate((scheduler, worker, worker)):
            folder = tmp_path_factory.mktemp(f"host{number}")
            log = stack.enter_context((folder / "log.txt").open("w"))
            command = [sys.executable, "-m", "distributed.cli.dask_" + arguments[0], *arguments[1:]]
            process = subprocess.Popen(command, cwd=folder, env=environment, stdout=log, stderr=log)
            stack.callback(process.wait)
            stack.callback(process.terminate)
        wait_for(port)
        yield address


def tables(storage: str, reports: list) -> dict[str, pl.DataFrame]:
    found: dict[str, list[pl.DataFrame]] = {}
    for report in reports:
        for table, names in report.files.items():
            for name in names:
                with fsspec.open(f"{storage}/{name}", "rb") as handle:
                    found.setdefault(table, []).append(pl.read_parquet(handle))
    return {table: pl.concat(frames) for table, frames in found.items()}


def test_a_cluster_gives_the_tables_that_this_machine_gives(cluster: str, tmp_path: Path):
    dump = tmp_path / "wiki-pages-articles.xml.bz2"
    generator.write_dump(dump, generator.mixed_pages(20, 180))
    shards, found = plan(str(dump), shard_bytes=SHARD_BYTES), []
    for storage, engine in ((str(tmp_path / "here"), Engine(1)), (f"{BUCKET}/run", Engine(2, cluster))):
        job = Job(storage, "https://en.wikipedia.org", datetime(2026, 1, 1, tzinfo=UTC))
        found.append(tables(storage, run_shards(shards, job, engine, lambda _report: None)))
    here, there = found
    assert here.keys() == there.keys()
    assert here["article"].height == 20
    for name, frame in here.items():
        assert frame.equals(there[name]), name
    assert fsspec.filesystem("s3").find(f"{BUCKET}/run/inbox") == []
