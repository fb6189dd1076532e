"""One side of bench_dump in a process of its own: `us PATH WORKERS`, or the peer where there is no lbzip2, `bz2 PATH WORKERS`.

Belongs here: what is measured. Does not belong here: measuring (bench_dump). It loads little, for every worker loads it again,
as it does the command line of `paddock`.
"""

import bz2
import sys
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from datetime import UTC, datetime
from pathlib import Path

from pipeline.bulk.engine import Engine, prepare, run_shards
from pipeline.bulk.work import Job
from pipeline.extract.dump import plan


def extract_and_parse(path: str, workers: int) -> None:
    """From the file to Parquet; prints the seconds and the drivers found."""
    with tempfile.TemporaryDirectory() as storage:
        job = Job(storage, "https://en.wikipedia.org", datetime.now(UTC))
        began = time.perf_counter()
        prepare(Engine(workers))
        reports = run_shards(plan(path), job, Engine(workers), lambda _report: None)
        print(time.perf_counter() - began, sum(report.counts["selected"] for report in reports))


def decompress_slice(task: tuple[str, int, int]) -> None:
    """Decompress one range of whole streams."""
    path, start, end = task
    with Path(path).open("rb") as handle:
        handle.seek(start)
        bz2.decompress(handle.read(end - start))


def decompress(path: str, workers: int) -> None:
    """Decompress a whole file; prints the seconds."""
    began = time.perf_counter()
    with ProcessPoolExecutor(workers) as pool:
        list(pool.map(decompress_slice, [(shard.url, shard.start, shard.end) for shard in plan(path)]))
    print(time.perf_counter() - began)


if __name__ == "__main__":
    {"us": extract_and_parse, "bz2": decompress}[sys.argv[1]](sys.argv[2], int(sys.argv[3]))
