"""What a warehouse of many drivers costs: building it, and refreshing one article of it.

    python tests/benchmarks/bench_scale.py [--drivers 1000] [--characters 6000] [--workers 2] [--memory 2GB] [--folder DIR] [--turns 2]

The warehouse of that many made-up drivers is built once and kept in the folder; then one article is changed and the refresh job
run, a few turns. Prints for each stage its seconds, CPU and wall, when building and when refreshing; the largest memory of
the process; file sizes; and each example query's time on the published file. Each run is a process of its own.
"""

import argparse
import hashlib
import json
import logging
import resource
import subprocess
import sys
import time
from collections import Counter
from datetime import date, timedelta
from pathlib import Path

import duckdb

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
import generator
import running

STAGES = ("extract", "parse", "staging", "marts", "checks", "publish", "exports", "report")
ROOT = Path(__file__).resolve().parents[2]


def stage_of(step: str) -> str:
    """The stage of the flow that a step of the job belongs to."""
    named = {"rules": "extract", "check": "checks", "report_checks": "checks", "publish__warehouse": "publish"}
    return named.get(step) or ("marts" if step.startswith("mart_") else step.removeprefix("publish__"))


class CpuOfSteps(logging.Handler):
    """Notes the CPU seconds that the process has used by each step's end."""

    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.seconds: Counter[str] = Counter()
        self.last = time.process_time()

    def emit(self, record: logging.LogRecord) -> None:
        """Take the end of a step, and give it what was used since the one before."""
        event = getattr(record, "dagster_meta", {}).get("dagster_event")
        if event and (event.is_step_success or event.is_step_failure):
            now = time.process_time()
            self.seconds[stage_of(event.step_key)] += now - self.last
            self.last = now


def run_job(config: dict[str, object]) -> None:
    """Run the refresh job in this process, and print what it cost as one line of JSON."""
    from pipeline.instance import open_instance  # noqa: PLC0415 - after the environment is set
    from pipeline.refresh import build_job  # noqa: PLC0415 - the same

    job = build_job()
    cpu = CpuOfSteps()
    logger = logging.getLogger("paddock.run")
    logger.propagate = False
    began, used = time.perf_counter(), time.process_time()
    with open_instance() as instance:
        logging.getLogger("paddock.run").handlers = [cpu]
        run_config = {"ops": {"extract": {"config": config}}, "loggers": {"progress": {"config": {}}}}
        result = job.execute_in_process(instance=instance, run_config=run_config, raise_on_error=False)
    wall: Counter[str] = Counter()
    steps: Counter[str] = Counter()
    for event in result.all_events:
        if event.is_step_success:
            seconds = event.step_success_data.duration_ms / 1000
            wall[stage_of(event.step_key)] += seconds
            steps[event.step_key] += seconds
    how = [
        event.materialization.metadata["how"].value
        for event in result.get_asset_materialization_events()
        if "how" in event.materialization.metadata
    ]
    failed = [str(event.step_failure_data.error) for event in result.all_events if event.is_step_failure]
    answer = {
        "success": result.success,
        "failed": failed[:1],
        "cpu": dict(cpu.seconds),
        "wall": dict(wall),
        "total_cpu": time.process_time() - used,
        "total_wall": time.perf_counter() - began,
        "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        "steps": steps.most_common(6),
        "how": how,
    }
    print("ANSWER " + json.dumps(answer))


def job_in_a_process(folder: Path, config: dict[str, object], memory: str, articles: Path | None = None) -> dict:
    """Run the job in a process of its own on the warehouse in `folder`; gives what `run_job` printed."""
    home = running.SHM / f"bench-scale-{hashlib.sha256(str(folder).encode()).hexdigest()[:8]}"
    environment = running.environment(folder, articles, DAGSTER_HOME=str(home), PADDOCK_MEMORY_LIMIT=memory, PYTHONPATH=str(ROOT))
    done = subprocess.run(
        [sys.executable, __file__, "--job", json.dumps(config)], env=environment, cwd=ROOT, capture_output=True, text=True, check=False
    )
    lines = [line for line in done.stdout.splitlines() if line.startswith("ANSWER ")]
    if not lines:
        raise SystemExit(done.stdout[-2000:] + done.stderr[-4000:])
    answer = json.loads(lines[-1].removeprefix("ANSWER "))
    if not answer["success"]:
        raise SystemExit(f"the job failed: {answer['failed']}")
    return answer


def changed_article(folder: Path, number: int, characters: int) -> Path:
    """A folder of articles that holds driver `number` alone, fetched later and with another line than any before."""
    turn = len(list(folder.glob("turn-*"))) + 1
    driver = generator.make_driver(number, characters=characters)
    text = driver.text.replace("| nationality =", f"| birth_place = Town {turn}\n| nationality =")
    day = date(2026, 11, 2) + timedelta(days=turn)
    return running.write_articles(folder / f"turn-{turn}", {driver.title: text}, text_format="wikitext", day=f"{day}")


def print_table(title: str, answer: dict) -> None:
    """Print a run's stages."""
    print(f"\n{title}: {answer['total_cpu']:.1f} s CPU, {answer['total_wall']:.1f} s wall, peak {answer['peak_mb']:.0f} MB", flush=True)
    print("  CPU  " + ", ".join(f"{stage} {answer['cpu'].get(stage, 0):.2f}" for stage in STAGES))
    print("  wall " + ", ".join(f"{stage} {answer['wall'].get(stage, 0):.2f}" for stage in STAGES))
    print("  longest steps " + ", ".join(f"{step} {seconds:.2f}" for step, seconds in answer["steps"]))
    print("  release " + "; ".join(answer["how"]))


def print_queries(file: Path, memory: str) -> None:
    """Print the time and the rows of every example query, and of one driver's evidence."""
    with duckdb.connect(str(file), read_only=True, config={"memory_limit": memory} if memory else {}) as connection:
        one = connection.execute("SELECT driver_id FROM mart.driver LIMIT 1 OFFSET (SELECT count(*) // 2 FROM mart.driver)").fetchone()
        queries = {path.stem: path.read_text(encoding="utf-8") for path in sorted((ROOT / "sql" / "query").glob("*.sql"))}
        queries["evidence of one driver"] = f"SELECT * FROM mart.evidence WHERE driver_id = '{one[0] if one else ''}'"
        print("\n| query | CPU s | wall s | rows |\n|---|---:|---:|---:|")
        for name, sql in queries.items():
            began, used = time.perf_counter(), time.process_time()
            rows = connection.execute(f"SELECT count(*) FROM ({sql.rstrip().rstrip(';')})").fetchall()[0][0]
            print(f"| {name} | {time.process_time() - used:.2f} | {time.perf_counter() - began:.2f} | {rows:,} |", flush=True)


def main() -> None:
    """Build where there is none, refresh, and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--drivers", type=int, default=1000)
    parser.add_argument("--characters", type=int, default=6000)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--memory", default="", help="PADDOCK_MEMORY_LIMIT")
    parser.add_argument("--folder", type=Path, default=Path("/tmp/paddock-scale"))  # noqa: S108 - asked for by hand
    parser.add_argument("--turns", type=int, default=2)
    parser.add_argument("--job", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.job:
        run_job(json.loads(options.job))
        return
    options.folder.mkdir(parents=True, exist_ok=True)
    name = f"{options.drivers}-{options.characters}"
    folder, dump = options.folder / name, options.folder / f"{name}.xml.bz2"
    if not (folder / "paddock.duckdb").exists():
        is_loaded = (folder / "build" / "paddock.duckdb").exists()  # by an earlier run that did not publish
        if not dump.exists() and not is_loaded:
            drivers = (generator.make_driver(number, characters=options.characters) for number in range(options.drivers))
            generator.write_dump(dump, ((driver.title, driver.page_id, driver.text) for driver in drivers))
        config = {} if is_loaded else {"source": "dump", "dumps": [str(dump)], "reading": {"workers": options.workers}}
        articles = changed_article(folder, 0, options.characters) if is_loaded else None
        print_table(f"{options.drivers} drivers, built", job_in_a_process(folder, config, options.memory, articles))
    for _ in range(options.turns):
        articles = changed_article(folder, options.drivers // 2, options.characters)
        answer = job_in_a_process(folder, {}, options.memory, articles)
        print_table(f"{options.drivers} drivers, one article changed", answer)
    files = (folder / "paddock.duckdb", folder / "build" / "paddock.duckdb")
    print("\n" + ", ".join(f"{file.relative_to(options.folder)} {file.stat().st_size / 1e6:.0f} MB" for file in files))
    print_queries(files[0], options.memory)


if __name__ == "__main__":
    main()
