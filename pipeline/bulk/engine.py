"""Many shards on many workers: this machine's cores or a Dask cluster, through one Executor interface.

Belongs here: starting workers, resuming, retrying a shard alone, sending bytes to workers that do not see our disk.
Does not belong here: what a shard does (work).
"""

import gc
import multiprocessing
import signal
from collections.abc import Callable, Generator, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Executor, Future, ProcessPoolExecutor, wait
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from itertools import islice
from multiprocessing import forkserver

from pipeline import storage
from pipeline.bulk.work import Job, Report, finished, run_shard
from pipeline.extract.dump.shards import Shard

TRIES = 3
AHEAD = 3
_FORK = "pipeline.bulk.fork"
_ALLOCATIONS = 100_000  # between two searches for cycles, of which parsing makes next to none


class EngineUnreachable(RuntimeError):  # noqa: N818 - said of the engine, handled like a source that does not answer
    """There are no workers to run on: the message says why and what to do."""


class ShardsFailed(RuntimeError):  # noqa: N818 - said of the shards
    """Some shards failed on every try: the message names each; the others are finished and will not be done again."""

    def __init__(self, shards: Sequence[Shard], failures: dict[str, Exception]) -> None:
        """`failures` holds the last error of each shard by its key."""
        reasons = [failures.get(shard.key, "its worker died") for shard in shards]
        places = [f"  shard {shard.shard_no}, bytes {shard.start} to {shard.end} of {shard.url}" for shard in shards]
        lines = [f"{place}: {reason}" for place, reason in zip(places, reasons, strict=True)]
        super().__init__("\n".join([f"{len(shards)} shards failed {TRIES} times each:", *lines]))


@dataclass(frozen=True, slots=True)
class Engine:
    """Where shards run: `address` is `local` (processes on this machine) or a Dask scheduler's `tcp://HOST:PORT`."""

    workers: int
    address: str = "local"

    @property
    def is_local(self) -> bool:
        """Whether the workers see this machine's disk."""
        return self.address == "local"


def prepare(engine: Engine) -> None:
    """Let the processes of this machine begin to start, while the caller plans the shards."""
    if engine.is_local:
        forkserver.set_forkserver_preload([_FORK])  # and not the main module, as it would by itself: that may have threads
        forkserver.ensure_running()


def run_shards(shards: Sequence[Shard], job: Job, engine: Engine, progress: Callable[[Report], None]) -> list[Report]:
    """Run every shard that is not finished yet; give all reports in shard order.

    `progress` is called with each report as it comes. A shard that fails is tried again alone. Errors: ShardsFailed
    after TRIES tries of a shard, once the others are done; EngineUnreachable where no scheduler answers.
    """
    reports: dict[str, Report] = {}
    failures: dict[str, Exception] = {}
    for shard in shards:
        if report := finished(shard, job):
            reports[shard.key] = report
            progress(report)
    for _ in range(TRIES):
        todo = [shard for shard in shards if shard.key not in reports]
        if not todo:
            break
        with suppress(BrokenExecutor), _executor(engine) as executor:  # a worker that dies takes its pool along
            for shard, answer in _answers(executor, todo, job, engine):
                if isinstance(answer, Report):
                    reports[shard.key] = answer
                    progress(answer)
                else:
                    failures[shard.key] = answer
    if missing := [shard for shard in shards if shard.key not in reports]:
        raise ShardsFailed(missing, failures)
    return [reports[shard.key] for shard in shards]


def _answers(executor: Executor, todo: list[Shard], job: Job, engine: Engine) -> Iterator[tuple[Shard, Report | Exception]]:
    """Each shard with its report or its error, as they come; a few shards for each worker are under way at a time."""
    waiting = iter(todo)
    running: dict[Future[Report], Shard] = {}
    while True:
        for shard in islice(waiting, engine.workers * AHEAD - len(running)):
            running[executor.submit(run_shard, _sent(shard, job, engine), job)] = shard
        if not running:
            return
        for future in wait(running, return_when=FIRST_COMPLETED).done:
            shard = running.pop(future)
            try:
                yield shard, future.result()
            except Exception as error:  # noqa: BLE001 - whatever a worker died of, the shard is tried again
                yield shard, error
            finally:
                _taken_back(shard, job, engine)


@contextmanager
def _executor(engine: Engine) -> Generator[Executor]:
    prepare(engine)
    if engine.is_local:
        start = multiprocessing.get_context("forkserver")
        with ProcessPoolExecutor(engine.workers, mp_context=start, initializer=_begin) as pool:
            try:
                yield pool
            finally:
                pool.shutdown(cancel_futures=True)
        return
    try:
        from distributed import Client  # noqa: PLC0415 - an optional extra
    except ImportError as error:
        raise EngineUnreachable("an address of a cluster needs the cluster extra. Install it: pip install -e '.[cluster]'") from error
    try:
        client = Client(engine.address, timeout="10s", set_as_default=False)
    except (OSError, TimeoutError, ValueError) as error:
        message = f"no Dask scheduler answers at {engine.address}. Start one (dask scheduler), or leave --engine out."
        raise EngineUnreachable(message) from error
    with client:
        yield client.get_executor(pure=False)


def _begin() -> None:
    """What a process of our own does first: Ctrl-C is not for it, so that what it is at is kept; what modules hold is no garbage."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.freeze()
    gc.set_threshold(_ALLOCATIONS)


def _sent(shard: Shard, job: Job, engine: Engine) -> Shard:
    """The shard as a worker sees it: for a cluster a local dump's bytes travel through the storage."""
    if engine.is_local or "://" in shard.url:
        return shard
    url = _inbox(shard, job)
    storage.write(url, shard.read())
    return replace(shard, url=url, start=0, end=shard.end - shard.start)


def _taken_back(shard: Shard, job: Job, engine: Engine) -> None:
    if not engine.is_local and "://" not in shard.url:
        storage.remove(_inbox(shard, job))


def _inbox(shard: Shard, job: Job) -> str:
    return f"{job.storage}/inbox/{shard.key}"
