"""A dump into the build file: plan its shards, run them, load what they wrote, keep the count of it.

Belongs here: the one function behind `paddock refresh --dump` and the asset raw/dump_file, and loading Parquet into raw.* and
build.claim_*. Does not belong here: what a shard does (work), where it runs (engine), what becomes of the claims (staging).

A shard's articles and their claims are loaded in one transaction, so a killed run leaves whole shards; snapshots that the
build already holds are left as they are. An article whose driver_id is taken by another page, or that the build knows under
another driver_id, is loaded as text only, under the right one, and parsed with the rest of the waiting snapshots; so is a page
that stands in the dump twice, or whose text at the same revision is another than the build's.
"""

import shutil
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter

import duckdb
import polars as pl

from pipeline import warehouse
from pipeline.bulk.engine import Engine, prepare, run_shards
from pipeline.bulk.work import Job, Report, read_part
from pipeline.extract.drivers import Drivers
from pipeline.extract.dump import DumpError, plan
from pipeline.extract.dump.shards import SHARD_BYTES, site
from pipeline.parse.frames import RAW
from pipeline.parse.version import parser_version

SHARDS_AT_ONCE, ROWS_AT_ONCE = 16, 2_000_000  # loaded in one transaction, unless one shard has more
ROWS_IN_MEMORY = 200_000  # of one table, or one file of it


@dataclass(frozen=True, slots=True)
class DumpRun:
    """One reading of one dump file: `url` of the file, the engine, where shards travel ('' for the build's own folder), which revisions."""

    url: str
    engine: Engine
    storage: str = ""
    all_revisions: bool = False
    shard_bytes: int = SHARD_BYTES


def read_dump(connection: duckdb.DuckDBPyConnection, folder: Path, run: DumpRun, tell: Callable[[str], None]) -> dict[str, int]:
    """Read one dump file into the build file; `tell` hears of progress; gives the counts of raw.dump_file and the `rows` that were read.

    `folder` is the build's folder. Errors: DumpError, ShardsFailed, EngineUnreachable; whatever shards are finished by then
    are kept and will not be done again.
    """
    began = perf_counter()
    prepare(run.engine)
    shards = plan(run.url, shard_bytes=run.shard_bytes)
    name = Path(run.url).name
    place = f"{run.storage or folder / 'shards'}/{parser_version()}/{name}{'-all' if run.all_revisions else ''}"
    job = Job(place, site(run.url), datetime.now(UTC), run.all_revisions)
    meter = _Meter(len(shards), name, tell)
    reports = run_shards(shards, job, run.engine, meter)
    counts = _counts(reports)
    if not counts["pages"]:
        raise DumpError(f"{run.url}: no page in it. Give a pages-articles dump as .xml.bz2 or .xml.")
    drivers = Drivers(connection.execute("SELECT driver_id, title, page_id FROM raw.article ORDER BY ALL").fetchall())
    loaded = 0
    for group in _groups(reports):
        with warehouse.transaction(connection):
            _load(connection, drivers, job, group)
        loaded += len(group)
        tell(f"{name}: {loaded} of {len(shards)} shards loaded")
    row = {
        "file": name,
        "url": run.url,
        "read_at": job.fetched_at,
        "shards": len(shards),
        **counts,
        "seconds": round(perf_counter() - began),
    }
    with warehouse.transaction(connection):
        warehouse.replace_rows(connection, "raw.dump_file", "file", [name], pl.DataFrame([row]))
    if not run.storage:
        shutil.rmtree(place, ignore_errors=True)
    return counts | {"rows": sum(sum(report.rows.values()) for report in reports)}


class _Meter:
    """Says how far the shards are, and how long the rest will take."""

    def __init__(self, shards: int, name: str, tell: Callable[[str], None]) -> None:
        self.shards, self.name, self.tell = shards, name, tell
        self.done, self.selected, self.pages = 0, 0, 0
        self.began = perf_counter()

    def __call__(self, report: Report) -> None:
        self.done += 1
        self.selected += report.counts["selected"]
        self.pages += report.counts["pages"]
        left = (perf_counter() - self.began) / self.done * (self.shards - self.done)
        self.tell(f"{self.name}: shard {self.done} of {self.shards}, {self.selected:,} drivers in {self.pages:,} pages, {left:.0f} s left")


def _counts(reports: Sequence[Report]) -> dict[str, int]:
    counts: Counter[str] = Counter()
    for report in reports:
        counts.update(report.counts)
        counts["failed"] += len(report.failed)
    return dict(counts)


def _groups(reports: Sequence[Report]) -> Iterator[list[Report]]:
    """The shards in their order, as many at once as memory holds: a shard may have a driver in a thousand pages, or in each."""
    group: list[Report] = []
    rows = 0
    for report in reports:
        more = sum(report.rows.values())
        if group and (len(group) == SHARDS_AT_ONCE or rows + more > ROWS_AT_ONCE):
            yield group
            group, rows = [], 0
        group.append(report)
        rows += more
    if group:
        yield group


def _load(connection: duckdb.DuckDBPyConnection, drivers: Drivers, job: Job, reports: Sequence[Report]) -> None:
    files: dict[str, list[str]] = {}
    for report in reports:
        for table, names in report.files.items():
            files.setdefault(table, []).extend(names)
        _keep_failed(connection, report)
    if "article" not in files:
        return
    articles = pl.concat(_read(files.pop("article"), job))
    held = connection.sql("SELECT snapshot_id, sha256 FROM raw.article SEMI JOIN articles USING (page_id)").pl()
    removed = connection.sql("SELECT page_id FROM raw.removed_driver SEMI JOIN articles USING (page_id)").pl()
    articles = articles.join(removed, on="page_id", how="anti")
    fresh = articles.join(held, on=["snapshot_id", "sha256"], how="anti").unique("snapshot_id", keep="last", maintain_order=True)
    right = [drivers.of(article) for article in map(_Named, fresh["title"], fresh["page_id"], fresh["sha256"])]
    fresh = fresh.with_columns(right=pl.Series(right, dtype=pl.String))
    is_plain = (pl.col("right") == pl.col("driver_id")) & ~pl.col("snapshot_id").is_in(_told_twice(articles, held).implode())
    settled = fresh.filter(is_plain).drop("right")
    renamed = fresh.filter(~is_plain).with_columns(
        driver_id=pl.col("right"), snapshot_id=pl.format("{}@{}", pl.col("right"), pl.col("revision_id"))
    )
    for frame in (settled, renamed.drop("right").join(held, on=["snapshot_id", "sha256"], how="anti")):
        old = frame.join(held, on="snapshot_id", how="semi")["snapshot_id"].to_list()
        warehouse.replace_rows(connection, "raw.article", "snapshot_id", old, frame)
    taken = settled.select("snapshot_id")
    for table, names in files.items():
        target = f"raw.{table}" if table in RAW else f"build.claim_{table}"
        for frame in _read(names, job):
            warehouse.insert(connection, target, frame.join(taken, on="snapshot_id", how="semi", maintain_order="left"))
    parsed = settled.select("snapshot_id", "driver_id", "sha256").with_columns(parser=pl.lit(parser_version()), is_read=pl.lit(value=True))
    warehouse.replace_rows(connection, "build.parsed_snapshot", "snapshot_id", taken["snapshot_id"].to_list(), parsed)


def _told_twice(articles: pl.DataFrame, held: pl.DataFrame) -> pl.Series:
    """The snapshots of pages that stand in the dump more than once, or that the build holds with another text."""
    return pl.concat([articles.filter(pl.col("snapshot_id").is_duplicated())["snapshot_id"], held["snapshot_id"]])


@dataclass(frozen=True, slots=True)
class _Named:
    title: str
    page_id: int
    sha256: str


def _read(files: Sequence[str], job: Job) -> Iterator[pl.DataFrame]:
    """The rows of files of one table, some at a time."""
    held: list[pl.DataFrame] = []
    for file in files:
        held.append(read_part(file, job))
        if sum(frame.height for frame in held) >= ROWS_IN_MEMORY:
            yield pl.concat(held)
            held = []
    if held:
        yield pl.concat(held)


def _keep_failed(connection: duckdb.DuckDBPyConnection, report: Report) -> None:
    remedy = "report it with this title; the rest of the dump is read"
    for title, driver, message in report.failed:
        connection.execute("DELETE FROM quality.unread_article WHERE title = ?", [title])
        values = [title, driver, "dump", f"shard {report.shard_no}", "failed", message, remedy, datetime.now(UTC)]
        connection.execute("INSERT INTO quality.unread_article VALUES (?, ?, ?, ?, ?, ?, ?, ?)", values)
