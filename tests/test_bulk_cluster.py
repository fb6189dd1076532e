"""A real Dask cluster without a shared folder gives the tables that this machine gives; shards travel through an S3 server."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path

import fsspec
import generator
import polars as pl
import pytest

from pipeline.bulk.engine import Engine, run_shards
from pipeline.bulk.work import Job
from pipeline.extract.dump import plan

SHARD_BYTES = 2**14
BUCKET = "s3://paddock-shards"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_for(port: int) -> None:
    for _ in range(300):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    pytest.fail(f"nothing listens on port {port}")


@pytest.fixture(scope="module")
def store() -> Iterator[dict[str, str]]:
    """The environment in which s3fs finds an S3 server of this test's own."""
    port = free_port()
    environment = {
        "AWS_ENDPOINT_URL": f"http://127.0.0.1:{port}",
        "AWS_ACCESS_KEY_ID": "test",
        "AWS_SECRET_ACCESS_KEY": "test",  # the server takes any
        "AWS_DEFAULT_REGION": "us-east-1",
    }
    command = [sys.executable, "-m", "moto.server", "--host", "127.0.0.1", "--port", str(port)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server, pytest.MonkeyPatch.context() as patch:
        for name, value in environment.items():
            patch.setenv(name, value)
        wait_for(port)
        fsspec.filesystem("s3").mkdir(BUCKET)
        yield environment
        server.kill()


@pytest.fixture(scope="module")
def cluster(store: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A scheduler and two worker processes, each in a folder of its own."""
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
