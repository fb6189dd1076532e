"""Dumps: extract and parse together against the fastest bzip2 decompression of the same file, in the same run; memory; stages.

    python tests/benchmarks/bench_dump.py [--megabytes 1000 4000] [--shares 0.01 0.001] [--workers 1 2] [--rounds 3] [--build 2]

For each synthetic multistream dump (made once, kept in --folder) and number of workers: each round runs the peer and then us, both
on as many cores of this machine and no others (`sched_setaffinity`). Printed are medians over the rounds of both sides' wall
and CPU seconds with all their processes, of the ratios of each round, MB of XML a second, peak memory of our largest process,
drivers. On a machine that others use, the CPU seconds are the figure. The peer is lbzip2 where it is installed, else Python's
own bz2 on as many cores. Then the whole refresh runs to the published file with --build workers (0: not at all), and each
stage's share is printed.
"""

import argparse
import json
import os
import shutil
import statistics
import sys
import tempfile
from datetime import datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
import generator
import running
import watch
from job import stage_of

SIDE = str(Path(__file__).with_name("dump_side.py"))
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


def compare(path: Path, xml: float, workers: int, rounds: int) -> None:
    """Print both sides of one file with some workers, each on a core of its own."""
    cores = sorted(os.sched_getaffinity(0))[:workers]
    lbzip2 = shutil.which("lbzip2")
    peer = [lbzip2, "-d", "-c", "-n", str(workers), str(path)] if lbzip2 else [sys.executable, SIDE, "bz2", str(path), str(workers)]
    ours, theirs, walls, peer_walls, drivers = [], [], [], [], ""
    environment = running.environment(path.parent)
    for _ in range(rounds):
        theirs.append(watch.run(peer, environment, is_quiet=bool(lbzip2), cores=cores))
        peer_walls.append(theirs[-1].seconds if lbzip2 else float(theirs[-1].output))
        ours.append(watch.run([sys.executable, SIDE, "us", str(path), str(workers)], environment, cores=cores))
        seconds, drivers = ours[-1].output.split()
        walls.append(float(seconds))
    wall, cpu = statistics.median(walls), statistics.median(cost.cpu for cost in ours)
    peer_wall, peer_cpu = statistics.median(peer_walls), statistics.median(cost.cpu for cost in theirs)
    by_wall = [mine / its for mine, its in zip(walls, peer_walls, strict=True)]
    by_cpu = [mine.cpu / its.cpu for mine, its in zip(ours, theirs, strict=True)]
    print(
        f"  {workers} workers on {len(cores)} cores: {Path(peer[0]).name} {peer_wall:.1f} s wall, {peer_cpu:.1f} s CPU "
        f"({xml / peer_cpu:.0f} MB/s of a core); "
        f"extract and parse {wall:.1f} s wall, {cpu:.1f} s CPU ({xml / cpu:.0f} MB/s of a core); "
        f"ratio {statistics.median(by_wall):.2f} wall ({min(by_wall):.2f} to {max(by_wall):.2f}), {statistics.median(by_cpu):.2f} CPU; "
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
    parser.add_argument("--megabytes", type=int, nargs="+", default=[1000, 4000])
    parser.add_argument("--shares", type=float, nargs="+", default=[0.01, 0.001])
    parser.add_argument("--workers", type=int, nargs="*", default=[1, 2])
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--build", type=int, metavar="WORKERS", default=os.cpu_count())
    parser.add_argument("--folder", type=Path, default=Path(tempfile.gettempdir()) / "paddock-bench")
    options = parser.parse_args()
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
