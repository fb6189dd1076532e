"""Drivers' pages: one whose driver is as before stays as it is, the others are made on all cores.

Belongs here: telling which pages are still right, and making the others. Does not belong here: what is on a page (drivers).

A page is a function of its driver's rows and of how pages are made. Both have a print in the record; nothing else that changes
with a release, such as its date, stands on a driver's page.
"""

import gc
import hashlib
import multiprocessing
import os
from collections.abc import Callable, Collection, Generator, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TypeAlias

import duckdb

from pipeline import __version__
from pipeline.opening import read_file
from pipeline.parse.version import parser_version
from pipeline.report import drivers, read
from pipeline.report.links import page_name
from pipeline.report.record import Record
from pipeline.report.site import HERE, open_site
from pipeline.settings import SQL

MOST_WORKERS = 8  # each holds a batch of drivers: some 600 MB
SMALLEST_BATCH = 200  # drivers: a process for fewer would cost more than it saves
_ALLOCATIONS = 100_000  # between two searches for cycles
_METRICS = "select * from mart.metric order by metric"
_DRIVERS = "select driver_id from mart.driver order by driver_id"

# For two releases, by their names: the drivers who may have other rows of a mart in the one than in the other, by mart (since.moved).
Moved: TypeAlias = Callable[[str, str], Mapping[str, Collection[str]]]


@dataclass(frozen=True)
class Choice:
    """The file of every driver's page by driver_id, the drivers whose page is to be made, and the prints of files that are new."""

    names: dict[str, str]
    waiting: list[str]
    prints: dict[str, str]


def choose(connection: duckdb.DuckDBPyConnection, record: Record, there: Collection[str], release: str, moved: Moved | None) -> Choice:
    """Tell which drivers' pages are to be made: whose rows come to another print than the record has, and whose page is not there."""
    names = {driver_id: page_name(driver_id) for (driver_id,) in connection.execute(_DRIVERS).fetchall()}
    changed = _changed(moved(record.note("release"), release)) if moved else None
    prints = read.fingerprints(connection, None if changed is None else sorted(names.keys() & changed))
    known = record.prints(names[driver_id] for driver_id in prints)
    new = {driver_id: found for driver_id, found in prints.items() if known.get(names[driver_id]) != found}
    waiting = [driver_id for driver_id, name in names.items() if driver_id in new or name not in there]
    return Choice(names, waiting, {names[driver_id]: found for driver_id, found in new.items()})


def _changed(moved: Mapping[str, Collection[str]]) -> set[str] | None:
    """The drivers who may have other rows of any mart that pages are made from; None where that is not known of one."""
    marts = {name for name in read.TABLES if name.startswith("mart.")}
    return {driver_id for name in marts for driver_id in moved[name]} if marts <= moved.keys() else None


def maker(connection: duckdb.DuckDBPyConnection) -> str:
    """A hash over all that a page depends on besides its rows: this package, the parser, the marts' SQL, the metrics' words."""
    digest = hashlib.sha256(f"{__version__} {parser_version()} {connection.execute(_METRICS).fetchall()}".encode())
    for path in sorted([*HERE.rglob("*.py"), *HERE.rglob("*.jinja"), *SQL.glob("mart/*.sql")]):
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


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
        metrics = drivers.describe(read.rows(connection, _METRICS))
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
