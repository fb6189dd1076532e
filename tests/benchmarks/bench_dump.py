"""Dumps: extract and parse together against the fastest bzip2 decompression of the same file, in the same run.

    python tests/benchmarks/bench_dump.py [--megabytes 1000] [--share 0.01] [--workers 2] [--rounds 3]

Prints, for a synthetic multistream dump with a share of drivers, the median seconds of both sides, their ratio, MB of XML
a second, and how many drivers came out. The peer is lbzip2 where it is installed, else Python's own bz2 on as many cores.
"""

import argparse
import bz2
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from datetime import UTC, datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
import generator

from pipeline.bulk.engine import Engine, run_shards
from pipeline.bulk.work import Job
from pipeline.extract.dump import plan

CHARACTERS = 6000


def make(path: Path, megabytes: int, share: float) -> int:
    """Write the dump unless it lies there already; give its bytes of XML."""
    size = path.with_suffix(".size")
    if not size.exists():
        pages = megabytes * 1_000_000 // (CHARACTERS + 400)
        drivers = int(pages * share)
        size.write_text(str(generator.write_dump(path, generator.mixed_pages(drivers, pages - drivers, characters=CHARACTERS))))
    return int(size.read_text())


def decompress_slice(task: tuple[str, int, int]) -> int:
    """Decompress one range of whole streams with Python's bz2; give the bytes of XML."""
    path, start, end = task
    with Path(path).open("rb") as handle:
        handle.seek(start)
        return len(bz2.decompress(handle.read(end - start)))


def decompression(path: Path, workers: int) -> float:
    """Seconds that the fastest decompressor at hand takes, its output thrown away."""
    began = time.perf_counter()
    if lbzip2 := shutil.which("lbzip2"):
        with path.open("rb") as source:
            subprocess.run([lbzip2, "-d", "-n", str(workers)], stdin=source, stdout=subprocess.DEVNULL, check=True)
    else:
        with ProcessPoolExecutor(workers) as pool:
            sum(pool.map(decompress_slice, [(shard.url, shard.start, shard.end) for shard in plan(str(path))]))
    return time.perf_counter() - began


def extract_and_parse(path: Path, workers: int) -> tuple[float, int]:
    """Seconds from the file to Parquet, and the drivers found."""
    with tempfile.TemporaryDirectory() as storage:
        job = Job(storage, "https://en.wikipedia.org", datetime.now(UTC))
        began = time.perf_counter()
        reports = run_shards(plan(str(path)), job, Engine(workers), lambda _report: None)
        return time.perf_counter() - began, sum(report.counts["selected"] for report in reports)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--megabytes", type=int, default=1000)
    parser.add_argument("--share", type=float, default=0.01)
    parser.add_argument("--workers", type=int, nargs="+", default=[1, 2])
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--folder", type=Path, default=Path(tempfile.gettempdir()) / "paddock-bench")
    options = parser.parse_args()
    options.folder.mkdir(exist_ok=True)
    path = options.folder / f"wiki-{options.megabytes}-{options.share}.xml.bz2"
    xml = make(path, options.megabytes, options.share) / 1e6
    print(f"{xml:,.0f} MB of XML, {path.stat().st_size / 1e6:,.0f} MB of bzip2, {options.share:.1%} drivers")
    for workers in options.workers:
        ours, peers, drivers = [], [], 0
        for _ in range(options.rounds):
            peers.append(decompression(path, workers))
            seconds, drivers = extract_and_parse(path, workers)
            ours.append(seconds)
        mine, theirs = statistics.median(ours), statistics.median(peers)
        print(
            f"{workers} workers: decompression {theirs:.1f} s ({xml / theirs:.0f} MB/s), "
            f"extract and parse {mine:.1f} s ({xml / mine:.0f} MB/s), ratio {mine / theirs:.2f}, {drivers} drivers"
        )


if __name__ == "__main__":
    main()
