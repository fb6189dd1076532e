"""Making drivers' pages on all cores.

Belongs here: the batches and the processes that make them; what this module loads, each of them loads. Does not belong here:
which pages are made (pages), what is on them (drivers).
"""

import gc
import multiprocessing
import os
from collections.abc import Callable, Generator, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from pipeline.opening import read_file
from pipeline.report import drivers, read
from pipeline.report.links import page_name
from pipeline.report.site import open_site

MOST_WORKERS = 8  # each holds a batch of drivers: some 600 MB
SMALLEST_BATCH = 200  # drivers: a process for fewer would cost more than it saves
_ALLOCATIONS = 100_000  # between two searches for cycles


def make(published: Path, folder: Path, waiting: Sequence[str], progress: Callable[[int], object] | None = None) -> int:
    """Make the pages of these drivers in `folder`; gives their number, and tells `progress` of it as it grows."""
    made = 0
    for number in _made(published, folder, waiting):
        made += number
        if progress:
            progress(made)
    return made


def _made(published: Path, folder: Path, waiting: Sequence[str]) -> Iterator[int]:
    """Make the pages of these drivers, on as many cores as there are batches for; gives their number, batch by batch."""
    workers = min(os.cpu_count() or 1, MOST_WORKERS)
    with read_file(published) as connection:
        largest = read.batch_size(connection)
    size = min(largest, max(SMALLEST_BATCH, -(-len(waiting) // workers)))
    batches = [waiting[start : start + size] for start in range(0, len(waiting), size)]
    workers = min(workers, len(batches))
    make = partial(_make, published, folder)
    if workers <= 1:
        yield from map(make, batches)
        return
    with ProcessPoolExecutor(workers, mp_context=multiprocessing.get_context("forkserver")) as pool:
        yield from pool.map(make, batches)


def _make(published: Path, folder: Path, batch: Sequence[str]) -> int:
    site = open_site(folder)
    with read_file(published) as connection:
        metrics = drivers.describe(read.rows(connection, read.DEFINITIONS))
    with _seldom_collecting():
        for driver in read.drivers(published, batch):
            site.write(page_name(driver.driver.driver_id), "driver.html.jinja", **drivers.context(driver, metrics))
    return len(batch)


@contextmanager
def _seldom_collecting() -> Generator[None]:
    """Have Python look for cycles seldom: rows are many and make none, and each look at them costs a tenth of a page."""
    before = gc.get_threshold()
    gc.set_threshold(_ALLOCATIONS, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)
