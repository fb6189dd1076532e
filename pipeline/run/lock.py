"""One run at a time: a lock on the warehouse folder that the kernel frees when its holder ends, however it ends.

Belongs here: taking, waiting for and describing that lock. Does not belong here: what a run does while it holds it.

A Dagster pool would serialise runs too, but a killed holder keeps its slot until a monitor frees it, and a run started in
process does not ask for one. An advisory lock on an open file covers the command line, the UI, the schedule and the
sensor alike, and nothing has to be cleaned up after SIGKILL.
"""

import fcntl
import json
import os
import time
from collections.abc import Callable, Generator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

PAUSE = 0.2  # seconds between two attempts
REMIND = 30.0  # seconds between two messages to one who waits


class LockHeldError(Exception):
    """Another run holds the warehouse; the message says which one and since when."""


@contextmanager
def lock(folder: Path, holder: str, say: Callable[[str], None], *, wait: float | None = None) -> Generator[None]:
    """Hold `folder/lock` while the block runs; `holder` is what others are told of us.

    While another process holds it, `say` gets a message at once and every half minute; `wait` is the longest wait in
    seconds (None: as long as it takes). Errors: LockHeldError after `wait`; OSError where the folder cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "lock").open("a+", encoding="utf-8") as handle:
        _take(handle.fileno(), handle.name, say, wait)
        handle.seek(0)
        handle.truncate()
        json.dump({"holder": holder, "pid": os.getpid(), "since": datetime.now(UTC).isoformat(timespec="seconds")}, handle)
        handle.flush()
        yield
        handle.truncate(0)


def _take(descriptor: int, path: str, say: Callable[[str], None], wait: float | None) -> None:
    started = time.monotonic()
    reminded = None
    while True:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            now = time.monotonic()
            message = f"the warehouse is in use by {_describe(Path(path))}"
            if wait is not None and now - started >= wait:
                raise LockHeldError(message) from None
            if reminded is None or now - reminded >= REMIND:
                say(f"{message}; waiting until it is free")
                reminded = now
            time.sleep(PAUSE)
        else:
            return


def _describe(path: Path) -> str:
    try:
        entry = json.loads(path.read_text(encoding="utf-8"))
        return f"{entry['holder']} (process {entry['pid']}, since {entry['since']})"
    except (OSError, ValueError, LookupError, TypeError):  # not written yet, or by another
        return "another run"
