"""Sends a dump's shards to a cluster and brings home what came: `DUMP HUB FOLDER`, run where only the hub is in reach.

The store and the scheduler are at HUB. Prints the names of the Parquet files as JSON, shard by shard.
"""

import json
import socket
import sys
import time
from datetime import UTC, datetime

import fsspec
from distributed import Client

from pipeline.bulk.engine import Engine, run_shards
from pipeline.bulk.work import Job
from pipeline.extract.dump import plan

SCHEDULER, STORE = 8786, 5000
WORKERS, SHARD_BYTES = 2, 2**14
BUCKET = "s3://paddock-shards"


def wait_for(host: str, port: int) -> None:
    """Wait until something listens, five minutes at most."""
    for _ in range(3000):
        with socket.socket() as probe:
            if probe.connect_ex((host, port)) == 0:
                return
        time.sleep(0.1)
    sys.exit(f"nothing listens at {host}:{port}")


def main(dump: str, hub: str, folder: str) -> None:
    """Wait for the cluster, run the shards, fetch their files."""
    wait_for(hub, SCHEDULER)
    wait_for(hub, STORE)
    address = f"tcp://{hub}:{SCHEDULER}"
    with Client(address, set_as_default=False) as client:
        client.wait_for_workers(WORKERS, timeout=300)
    store = fsspec.filesystem("s3")
    store.mkdir(BUCKET)
    job = Job(f"{BUCKET}/run", "https://en.wikipedia.org", datetime(2026, 1, 1, tzinfo=UTC))
    reports = run_shards(plan(dump, shard_bytes=SHARD_BYTES), job, Engine(WORKERS, address), lambda _report: None)
    store.get(f"{BUCKET}/run", folder, recursive=True)
    print(json.dumps([report.files for report in reports]))  # noqa: T201 - the test reads it


if __name__ == "__main__":
    main(*sys.argv[1:])
