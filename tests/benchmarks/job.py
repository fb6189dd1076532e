"""`paddock refresh` in a process of its own, and what each of its steps costs.

Belongs here: running the command as its users do, and measuring it from without (Linux only). Does not belong here: of what
warehouse, or how it is told (bench_scale). Run as a program it is the command, but that it tells the CPU seconds of each check.
"""

import hashlib
import json
import os
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import watch

ROOT = Path(__file__).resolve().parents[2]
STAGES = ("start", "extract", "parse", "staging", "marts", "checks", "publish", "exports", "report")
_PAUSE = 0.2  # seconds between two looks at the processes
_CHECKS = "CHECKS "


@dataclass(slots=True)
class Cost:
    """What a run of the command cost: CPU and wall seconds of all its processes, and the main one's peak megabytes, by step.

    `checks` are CPU seconds by check, `workers_mb` the peak of the largest other process, `total_cpu` and `wall` of the whole command.
    """

    cpu: dict[str, float] = field(default_factory=dict)
    peak_mb: dict[str, float] = field(default_factory=dict)
    checks: dict[str, float] = field(default_factory=dict)
    total_cpu: float = 0.0
    wall: float = 0.0
    workers_mb: float = 0.0

    def of_stages(self) -> dict[str, tuple[float, float]]:
        """CPU seconds and peak by stage of the flow."""
        found = dict.fromkeys(STAGES, (0.0, 0.0))
        for step, seconds in self.cpu.items():
            before, peak = found[stage_of(step)]
            found[stage_of(step)] = before + seconds, max(peak, self.peak_mb.get(step, 0.0))
        return found


def stage_of(step: str) -> str:
    """The stage of the flow that a step of the job belongs to."""
    named = {
        "rules": "extract",
        "check": "checks",
        "report_checks": "checks",
        "publish__warehouse": "publish",
        "publish__served": "publish",
    }
    return named.get(step) or ("marts" if step.startswith("mart_") else step.removeprefix("publish__"))


def refresh(arguments: Sequence[str], folder: Path, memory: str, articles: Path | None = None) -> Cost:
    """Run `paddock refresh` on the warehouse in `folder`, with PADDOCK_MEMORY_LIMIT; gives what it cost.

    Errors: SystemExit with the command's last words where it fails.
    """
    import running  # noqa: PLC0415 - the command's workers load this module again, and are not to load more than those of `paddock`

    home = running.SHM / f"bench-scale-{hashlib.sha256(str(folder).encode()).hexdigest()[:8]}"
    environment = running.environment(folder, articles, DAGSTER_HOME=str(home), PADDOCK_MEMORY_LIMIT=memory)
    environment["PYTHONPATH"] = os.pathsep.join(map(str, (ROOT, ROOT / "tests")))
    command = [sys.executable, __file__, "refresh", *arguments, "--log-format", "json"]
    began = time.perf_counter()
    with subprocess.Popen(command, env=environment, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        cost = _watched(process)
    cost.wall = time.perf_counter() - began
    return cost


def _watched(process: subprocess.Popen[str]) -> Cost:
    """Read the events of a run until it ends, and look at its processes at each."""
    cost, tree, last, over = Cost(), watch.Tree(process.pid), [""] * 10, threading.Event()
    looking = threading.Lock()
    used = 0.0

    def look() -> float:
        with looking:
            tree.look()
            return sum(tree.cpu.values())

    def keep_looking() -> None:
        while not over.wait(_PAUSE):
            look()

    watcher = threading.Thread(target=keep_looking)
    watcher.start()
    for line in process.stderr or ():
        last = [*last[1:], line]
        if line.startswith(_CHECKS):
            cost.checks = json.loads(line.removeprefix(_CHECKS))
        elif line.startswith("{") and (event := json.loads(line)).get("event") in {"STEP_START", "STEP_SUCCESS"}:
            now = look()
            step = event["step"] if event["event"] == "STEP_SUCCESS" else "start"
            cost.cpu[step] = cost.cpu.get(step, 0.0) + now - used
            used = now
            cost.peak_mb[step] = max(cost.peak_mb.get(step, 0.0), watch.peak(process.pid) / 1e6)
            with suppress(OSError):
                Path(f"/proc/{process.pid}/clear_refs").write_text("5", encoding="ascii")  # the next step's peak begins here
    process.wait()
    over.set()
    watcher.join()
    if process.returncode:
        raise SystemExit("".join(last))
    cost.total_cpu = sum(tree.cpu.values())
    cost.workers_mb = max((size for pid, size in tree.memory.items() if pid != process.pid), default=0) / 1e6
    return cost


def _time_checks() -> Counter[str]:
    """Have the seconds of each check be counted: of its turns over the drivers, or of its one query."""
    from pipeline import check, part  # noqa: PLC0415 - after the environment is set

    spent: Counter[str] = Counter()

    def timed(function: Callable[..., Any], name_of: Callable[..., str]) -> Callable[..., Any]:
        def run(*arguments: Any) -> Any:
            began = time.process_time()
            try:
                return function(*arguments)
            finally:
                spent[name_of(*arguments)] += time.process_time() - began

        return run

    part.Part.find = timed(part.Part.find, lambda _, name, *__: name.removeprefix("quality.failed_"))
    check._keep = timed(check._keep, lambda _, one, *__: one.name)  # noqa: SLF001 - timed, not changed
    return spent


def main() -> None:
    """Be the command line, and tell on stderr what the checks took."""
    from pipeline import cli  # noqa: PLC0415 - after the environment is set

    spent = _time_checks()
    try:
        cli.main(prog_name="paddock")
    finally:
        sys.stderr.write(f"\n{_CHECKS}{json.dumps(dict(spent))}\n")


if __name__ == "__main__":
    main()
