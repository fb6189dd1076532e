"""Drivers' pages: one whose driver is as before is taken over from the report that is there, the others are made on all cores.

Belongs here: telling which pages are still right, and making the others. Does not belong here: what is on a page (drivers).

A page is a function of its driver's rows and of how pages are made. Both have a fingerprint, kept beside the pages; nothing
else that changes with a release, such as its date, stands on a driver's page.
"""

import hashlib
import json
import multiprocessing
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path

import duckdb

from pipeline import __version__
from pipeline.folder import same_file
from pipeline.parsing import parser_version
from pipeline.report import drivers, read
from pipeline.report.links import page_name
from pipeline.report.site import HERE, open_site
from pipeline.settings import SQL, reading

MADE_FROM = ".made-from.json"
MOST_WORKERS = 8  # each holds a batch of drivers: some 600 MB
SMALLEST_BATCH = 200  # drivers: a process for fewer would cost more than it saves
_METRICS = "select * from mart.metric order by metric"


def write_pages(published: Path, before: Path, folder: Path, progress: Callable[[int], object] | None = None) -> tuple[int, int]:
    """Fill `folder` with every driver's page, taking over from the folder `before` what is still right.

    Gives how many pages there are and how many of them were made; `progress` hears of the latter as their number grows.
    """
    with duckdb.connect(str(published), read_only=True, config=reading()) as connection:
        connection.execute("set TimeZone = 'UTC'")
        maker = _maker(connection)
        prints = read.fingerprints(connection)
    known = _known(before / MADE_FROM, maker)
    names = {driver_id: page_name(driver_id) for driver_id in prints}
    waiting = [
        driver_id
        for driver_id, fingerprint in prints.items()
        if known.get(driver_id) != fingerprint or not same_file(before / names[driver_id], folder / names[driver_id])
    ]
    made = 0
    for number in _made(published, folder, waiting):
        made += number
        if progress:
            progress(made)
    (folder / MADE_FROM).write_text(json.dumps({"maker": maker, "drivers": prints}), encoding="utf-8")
    return len(prints), made


def _maker(connection: duckdb.DuckDBPyConnection) -> str:
    """A hash over all that a page depends on besides its driver: this package, the parser, the marts' SQL, the metrics' words."""
    digest = hashlib.sha256(f"{__version__} {parser_version()} {connection.execute(_METRICS).fetchall()}".encode())
    for path in sorted([*HERE.rglob("*.py"), *HERE.rglob("*.jinja"), *SQL.glob("mart/*.sql")]):
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


def _known(path: Path, maker: str) -> dict[str, str]:
    """The fingerprints of the pages beside `path`; none where the pages were made in another way."""
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found["drivers"] if found["maker"] == maker else {}


def _made(published: Path, folder: Path, waiting: Sequence[str]) -> Iterator[int]:
    """Make the pages of these drivers, on as many cores as there are batches for; gives their number, batch by batch."""
    workers = min(os.cpu_count() or 1, MOST_WORKERS)
    size = min(read.BATCH, max(SMALLEST_BATCH, -(-len(waiting) // workers)))
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
    with duckdb.connect(str(published), read_only=True) as connection:
        metrics = read.rows(connection, _METRICS)
    for driver in read.drivers(published, batch):
        site.write(page_name(driver.driver.driver_id), "driver.html.jinja", **drivers.context(driver, metrics))
    return len(batch)
