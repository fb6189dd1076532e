"""Dumps: extract and parse together against the fastest bzip2 decompression of the same file, in the same run; memory; stages.

    python tests/benchmarks/bench_dump.py [--megabytes 1000 4000] [--shares 0.01 0.001] [--workers 1 2] [--rounds 3] [--build 2]

For each synthetic multistream dump (made once, kept in --folder): medians over the rounds of both sides' wall and CPU seconds
with all their processes, the ratios, MB of XML a second, peak memory of our largest process, drivers. On a machine that others
use, the CPU seconds are the figure. The peer is lbzip2 where it is installed, else Python's own bz2 on as many cores.
`--build N` then runs the whole refresh to the published file with N workers, and prints each stage's share.
"""

import argparse
import json
import os
import shutil
import statistics
import sys
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from datetime import UTC, datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
import generator
import running
import watch
from bench_scale import stage_of

from pipeline.bulk.engine import Engine, run_shards
from pipeline.bulk.work import Job
from pipeline.extract.dump import plan

CHARACTERS = 6000
READ, LOAD = "decompression and parsing", "loading"


def make(folder: Path, megabytes: int, share: float) -> tuple[Path, float]:
    """The dump, written unless it lies there already, and its MB of XML."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"wiki-{megabytes}-{share}.xml.bz2"
    size = path.with_suffix(".size")
    if not size.exists():
        pages = megabytes * 1_000_000 // (CHARACTERS + 400)
        drivers = int(pages * share)
        mixed = generator.mixed_pages(drivers, pages - drivers, characters=CHARACTERS)
        size.write_text(str(generator.write_dump(path, mixed, threads=os.cpu_count() or 1)), encoding="utf-8")
    return path, int(size.read_text(encoding="utf-8")) / 1e6


def decompress_slice(task: tuple[str, int, int]) -> None:
    """Decompress one range of whole streams with Python's bz2."""
    import bz2  # noqa: PLC0415 - only where there is no lbzip2

    path, start, end = task
    with Path(path).open("rb") as handle:
        handle.seek(start)
        bz2.decompress(handle.read(end - start))


def decompress_here(path: str, workers: int) -> None:
    """Decompress a whole file on some cores with Python's bz2."""
    with ProcessPoolExecutor(workers) as pool:
        list(pool.map(decompress_slice, [(shard.url, shard.start, shard.end) for shard in plan(path)]))


def extract_and_parse(path: str, workers: int) -> None:
    """From the file to Parquet; prints the seconds, and the drivers found."""
    with tempfile.TemporaryDirectory() as storage:
        job = Job(storage, "https://en.wikipedia.org", datetime.now(UTC))
        began = time.perf_counter()
        reports = run_shards(plan(path), job, Engine(workers), lambda _report: None)
        print(time.perf_counter() - began, sum(report.counts["selected"] for report in reports))


def compare(path: Path, xml: float, workers: int, rounds: int) -> None:
    """Print both sides of one file with some workers."""
    me = [sys.executable, __file__, str(path), str(workers)]
    peer = [lbzip2, "-d", "-c", "-n", str(workers), str(path)] if (lbzip2 := shutil.which("lbzip2")) else [*me, "--only", "peer"]
    ours, theirs, walls, drivers = [], [], [], ""
    for _ in range(rounds):
        theirs.append(watch.run(peer, is_quiet=True))
        ours.append(watch.run([*me, "--only", "us"]))
        seconds, drivers = ours[-1].output.split()
        walls.append(float(seconds))
    wall, cpu = statistics.median(walls), statistics.median(cost.cpu for cost in ours)
    peer_wall, peer_cpu = statistics.median(cost.seconds for cost in theirs), statistics.median(cost.cpu for cost in theirs)
    print(
        f"  {workers} workers: decompression {peer_wall:.1f} s wall, {peer_cpu:.1f} s CPU ({xml / peer_cpu:.0f} MB/s of a core); "
        f"extract and parse {wall:.1f} s wall, {cpu:.1f} s CPU ({xml / cpu:.0f} MB/s of a core); "
        f"ratio {wall / peer_wall:.2f} wall, {cpu / peer_cpu:.2f} CPU; "
        f"largest process {max(cost.memory for cost in ours) / 1e6:.0f} MB; {drivers} drivers",
        flush=True,
    )


def build(path: Path, workers: int) -> None:
    """Print each stage's share of a whole build, from the dump to the published file."""
    with tempfile.TemporaryDirectory() as folder:
        environment = running.environment(Path(folder) / "warehouse", DAGSTER_HOME=f"{folder}/dagster")
        command = running.command("refresh", "--dump", str(path), "--workers", str(workers), "--log-format", "json")
        cost = watch.run(command, environment)
        size = (Path(folder) / "warehouse" / "paddock.duckdb").stat().st_size
    stages: dict[str, list[float]] = {}
    last, reading = cost.timeline[0][0], True
    for line in cost.errors.splitlines():
        entry = json.loads(line) if line.startswith("{") else {}
        message, event = str(entry.get("message")), entry.get("event")
        if " shards loaded" in message and reading:
            reading, stage = False, READ
        elif event in {"STEP_SUCCESS", "STEP_FAILURE"}:
            stage = LOAD if stage_of(entry["step"]) == "extract" and not reading else stage_of(entry["step"])
        else:
            continue
        now = datetime.fromisoformat(entry["time"]).timestamp()
        spent = stages.setdefault(stage, [0.0, 0.0])
        spent[0] += now - last
        spent[1] += cost.cpu_at(now) - cost.cpu_at(last)
        last = now
    print(f"  whole build with {workers} workers: {cost.seconds:.1f} s wall, {cost.cpu:.1f} s CPU, file of {size / 1e6:.0f} MB, "
          f"largest process {cost.memory / 1e6:.0f} MB")  # fmt: skip
    for stage, (wall, cpu) in stages.items():
        print(f"    {stage:26} {wall:8.1f} s {wall / cost.seconds:6.1%}   {cpu:8.1f} s CPU {cpu / cost.cpu:6.1%}", flush=True)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("one", nargs="*", help=argparse.SUPPRESS)
    parser.add_argument("--only", choices=["us", "peer"], help=argparse.SUPPRESS)
    parser.add_argument("--megabytes", type=int, nargs="+", default=[1000])
    parser.add_argument("--shares", type=float, nargs="+", default=[0.01, 0.001])
    parser.add_argument("--workers", type=int, nargs="*", default=[1, 2])
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--build", type=int, metavar="WORKERS")
    parser.add_argument("--folder", type=Path, default=Path(tempfile.gettempdir()) / "paddock-bench")
    options = parser.parse_args()
    if options.only:
        path, workers = options.one
        (extract_and_parse if options.only == "us" else decompress_here)(path, int(workers))
        return
    for megabytes in options.megabytes:
        for share in options.shares:
            path, xml = make(options.folder, megabytes, share)
            print(f"{xml:,.0f} MB of XML, {path.stat().st_size / 1e6:,.0f} MB of bzip2, {share:.1%} drivers", flush=True)
            for workers in options.workers:
                compare(path, xml, workers, options.rounds)
            if options.build:
                build(path, options.build)


if __name__ == "__main__":
    main()
