"""A Dask cluster of machines that share nothing but a network: each in a network namespace of its own, the dump hidden from workers.

The hub holds the scheduler and an S3 server; the client and each worker reach the hub alone. Needs root and Debian's iproute2.
"""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path

import generator
import polars as pl
import pytest

from pipeline.bulk.engine import Engine, run_shards
from pipeline.bulk.work import Job
from pipeline.extract.dump import plan

ROOT = Path(__file__).resolve().parents[2]
CLIENT = Path(__file__).with_name("cluster_client.py")
HUB = "10.213.0.1"
STORE = {
    "AWS_ENDPOINT_URL": f"http://{HUB}:5000",
    "AWS_ACCESS_KEY_ID": "test",
    "AWS_SECRET_ACCESS_KEY": "test",  # the server takes any
    "AWS_DEFAULT_REGION": "us-east-1",
    "PYTHONPATH": str(ROOT),
}

Start = Callable[..., subprocess.Popen[str]]


def ip(*arguments: str) -> None:
    subprocess.run(["ip", *arguments], check=True, capture_output=True, text=True)


@pytest.fixture
def hosts(tmp_path: Path) -> Iterator[Start]:
    """A function that starts a program on one of `hub`, `client`, `worker1` and `worker2`, each in a network and folder of its own."""
    try:
        ip("netns", "add", probe := f"paddock-{os.getpid()}-probe")
        ip("netns", "del", probe)
    except (OSError, subprocess.CalledProcessError) as error:
        message = f"separate networks need root and `ip` (Debian: apt-get install iproute2): {getattr(error, 'stderr', error)}"
        (pytest.fail if os.environ.get("CI") else pytest.skip)(message)
    names = {host: f"paddock-{os.getpid()}-{host}" for host in ("hub", "client", "worker1", "worker2")}
    with ExitStack() as stack:
        for number, (host, name) in enumerate(names.items(), start=1):
            ip("netns", "add", name)
            stack.callback(ip, "netns", "del", name)
            ip("-n", name, "link", "set", "lo", "up")
            if host != "hub":
                ip("-n", names["hub"], "link", "add", host, "type", "veth", "peer", "name", "hub", "netns", name)
                for end, device, own, other in ((names["hub"], host, HUB, f"10.213.0.{number}"), (name, "hub", f"10.213.0.{number}", HUB)):
                    ip("-n", end, "address", "add", own, "peer", other, "dev", device)
                    ip("-n", end, "link", "set", device, "up")

        def start(host: str, *command: str, hidden: Path | None = None) -> subprocess.Popen[str]:
            (tmp_path / host).mkdir(exist_ok=True)
            hide = ["sh", "-c", 'mount -t tmpfs none "$0" && exec "$@"', str(hidden)] if hidden else []  # in this program's eyes alone
            log = stack.enter_context((tmp_path / host / f"{len(list((tmp_path / host).iterdir()))}.log").open("w"))
            process = subprocess.Popen(
                ["ip", "netns", "exec", names[host], *hide, sys.executable, *command],
                cwd=tmp_path / host,
                env=os.environ | STORE,
                stdout=subprocess.PIPE if host == "client" else log,
                stderr=log,
                text=True,
            )
            stack.callback(process.wait)
            stack.callback(process.kill)
            return process

        yield start


def tables(folder: Path, files: list[dict[str, list[str]]]) -> dict[str, pl.DataFrame]:
    """Every table, its parts in the order of the shards."""
    names = {table for shard in files for table in shard}
    return {table: pl.concat([pl.read_parquet(folder / file) for shard in files for file in shard.get(table, [])]) for table in names}


def test_machines_that_share_nothing_give_the_tables_that_one_gives(hosts: Start, tmp_path: Path):
    dump = tmp_path / "dump" / "wiki-pages-articles.xml.bz2"
    dump.parent.mkdir()
    generator.write_dump(dump, generator.mixed_pages(20, 180))
    hosts("hub", "-m", "moto.server", "--host", HUB, "--port", "5000")
    hosts("hub", "-m", "distributed.cli.dask_scheduler", "--host", HUB, "--port", "8786", "--no-dashboard")
    for worker in ("worker1", "worker2"):
        options = ("--nworkers", "1", "--nthreads", "1", "--no-nanny", "--no-dashboard")
        hosts(worker, "-m", "distributed.cli.dask_worker", f"tcp://{HUB}:8786", *options, hidden=dump.parent)
    client = hosts("client", str(CLIENT), str(dump), HUB, str(tmp_path / "there"))
    printed, _ = client.communicate(timeout=600)
    assert client.returncode == 0, next((tmp_path / "client").glob("*.log")).read_text(encoding="utf-8")[-2000:]
    there = tables(tmp_path / "there", json.loads(printed))
    job = Job(str(tmp_path / "here"), "https://en.wikipedia.org", datetime(2026, 1, 1, tzinfo=UTC))
    reports = run_shards(plan(str(dump), shard_bytes=2**14), job, Engine(1), lambda _report: None)
    here = tables(tmp_path / "here", [report.files for report in reports])
    assert here.keys() == there.keys()
    assert here["article"].height == 20
    for name, frame in here.items():
        assert frame.equals(there[name]), name
