"""What a command costs with every process that it starts: seconds, CPU seconds, memory of the largest one.

Belongs here: running a command and reading /proc while it runs (Linux only). Does not belong here: what is compared with what.
"""

import os
import resource
import subprocess
import threading
import time
from bisect import bisect_left
from collections.abc import Collection, Generator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

_PAUSE = 0.2  # seconds between two looks, so that looking costs nothing
_TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(slots=True)
class Cost:
    """What a command printed and cost: wall and CPU seconds of all its processes, peak bytes of the largest, and both over time."""

    output: str
    errors: str
    seconds: float
    cpu: float
    memory: int
    timeline: list[tuple[float, float]]

    def cpu_at(self, when: float) -> float:
        """CPU seconds that had been used at a time since the epoch."""
        place = bisect_left(self.timeline, (when, 0.0))
        return self.timeline[min(place, len(self.timeline) - 1)][1]


class Tree:
    """The CPU and peak memory of a process and its descendants, those that have ended included, as last seen."""

    def __init__(self, root: int) -> None:
        self.root = root
        self.cpu: dict[int, float] = {}
        self.memory: dict[int, int] = {}
        self.timeline: list[tuple[float, float]] = []

    def look(self) -> None:
        """Read every process once."""
        stats = {}
        for entry in Path("/proc").iterdir():
            if entry.name.isdigit() and (stat := _read(entry / "stat")):
                fields = stat.rpartition(")")[2].split()
                stats[int(entry.name)] = (int(fields[1]), (int(fields[11]) + int(fields[12])) / _TICKS)
        ours = {self.root} | (self.cpu.keys() & stats.keys())  # a child whose parent has ended stays ours
        while more := {process for process, (parent, _) in stats.items() if parent in ours} - ours:
            ours |= more
        for process in ours & stats.keys():
            self.cpu[process] = stats[process][1]
            self.memory[process] = max(self.memory.get(process, 0), peak(process))
        self.timeline.append((time.time(), sum(self.cpu.values())))


def peak(process: int) -> int:
    """The peak bytes of a process; 0 where it has ended."""
    line = next((line for line in _read(Path(f"/proc/{process}/status")).splitlines() if line.startswith("VmHWM")), "")
    return int(line.split()[1]) * 1024 if line else 0


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8", errors="replace")
    except OSError:  # it has ended
        return ""


@contextmanager
def _only(cores: Collection[int]) -> Generator[None]:
    """Start processes on these cores only, all if none is named."""
    mine = os.sched_getaffinity(0)
    os.sched_setaffinity(0, cores or mine)
    try:
        yield
    finally:
        os.sched_setaffinity(0, mine)


def _waited_for() -> float:
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def run(
    command: Sequence[str], environment: Mapping[str, str] | None = None, *, is_quiet: bool = False, cores: Collection[int] = ()
) -> Cost:
    """Run a command to its end, on `cores` alone where they are named; `is_quiet` throws its output away.

    Errors: SystemExit with its last words where it fails.
    """
    out = subprocess.DEVNULL if is_quiet else subprocess.PIPE
    before, began = _waited_for(), time.perf_counter()
    with _only(cores):
        process = subprocess.Popen(command, stdout=out, stderr=subprocess.PIPE, text=True, env=environment)
    with process:
        tree, over = Tree(process.pid), threading.Event()

        def watch() -> None:
            while not over.wait(_PAUSE):
                tree.look()

        tree.look()
        watcher = threading.Thread(target=watch)
        watcher.start()
        output, errors = process.communicate()
        seconds = time.perf_counter() - began
        over.set()
        watcher.join()
    if process.returncode:
        raise SystemExit(f"{' '.join(command)} ended with {process.returncode}:\n{errors[-2000:]}")
    cpu = max(sum(tree.cpu.values()), _waited_for() - before)  # the last look came a little early
    return Cost(output or "", errors, seconds, cpu, max(tree.memory.values(), default=0), tree.timeline)
