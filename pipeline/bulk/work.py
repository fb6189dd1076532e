"""One shard of a dump to Parquet: read its pages, parse them, write every frame to the storage.

Belongs here: the only function that runs on a worker. Does not belong here: which worker, or how often.

A shard's folder is `<storage>/<key>/`; `report.json` is written last, so a folder without it is unfinished work that the
next run overwrites, and a folder with it is never done again.
"""

import hashlib
import json
from dataclasses import asdict, dataclass, field
from datetime import datetime
from io import BytesIO
from time import perf_counter
from urllib.parse import quote

import polars as pl

from pipeline import storage
from pipeline.extract.dump.pages import Counts, Page, read_pages
from pipeline.extract.dump.selection import rule_of
from pipeline.extract.dump.shards import Shard
from pipeline.extract.source import LICENCE
from pipeline.parse import parse_article
from pipeline.parse.claims.identity import driver_id
from pipeline.parse.frames import FrameBuilder, to_sound_frames

PART_CHARACTERS = 4 * 2**20
REPORT = "report.json"

ARTICLE_SCHEMA = {
    "snapshot_id": pl.String,
    "driver_id": pl.String,
    "title": pl.String,
    "source": pl.String,
    "format": pl.String,
    "page_id": pl.Int64,
    "revision_id": pl.Int64,
    "revision_at": pl.Datetime("us", "UTC"),
    "fetched_at": pl.Datetime("us", "UTC"),
    "url": pl.String,
    "permalink": pl.String,
    "licence": pl.String,
    "sha256": pl.String,
    "byte_size": pl.Int64,
    "content": pl.String,
}


class PartLost(RuntimeError):  # noqa: N818 - said of a file, handled like a source that does not answer
    """What a finished shard wrote is not there, or not whole: the message names the file."""


@dataclass(frozen=True, slots=True)
class Job:
    """What every shard of one run shares: the `storage` URL, the wiki's address, the time of fetching (UTC), which revisions.

    The address is blank where the dump does not name its wiki: its articles have none then either. A dry job only lists what
    the selection would take; nothing is parsed or kept.
    """

    storage: str
    site: str
    fetched_at: datetime
    all_revisions: bool = False
    is_dry: bool = False


@dataclass(slots=True)
class Report:
    """What became of a shard: counts, rows and files by table, `failed` articles as (title, driver_id, reason), seconds of work.

    `listed` is what a dry job would take, as (title, page_id, bytes of wikitext, rule).
    """

    key: str
    shard_no: int
    counts: dict[str, int] = field(default_factory=dict)
    rows: dict[str, int] = field(default_factory=dict)
    files: dict[str, list[str]] = field(default_factory=dict)
    failed: list[tuple[str, str, str]] = field(default_factory=list)
    seconds: float = 0.0
    listed: list[tuple[str, int, int, str]] = field(default_factory=list)


def finished(shard: Shard, job: Job) -> Report | None:
    """The report of a shard that an earlier run has finished, or None; a report that cannot be read is none."""
    if job.is_dry:
        return None
    data = storage.read(f"{job.storage}/{shard.key}/{REPORT}")
    try:
        return Report(**json.loads(data)) if data else None
    except (ValueError, TypeError):
        return None


def read_part(file: str, job: Job) -> pl.DataFrame:
    """The rows of one file of a report. Errors: PartLost where it is gone or damaged; then its shard is no longer finished."""
    try:
        return pl.read_parquet(storage.read(f"{job.storage}/{file}") or b"")
    except pl.exceptions.PolarsError as error:
        storage.remove(f"{job.storage}/{file.partition('/')[0]}/{REPORT}")
        raise PartLost(f"{job.storage}/{file}: what a shard wrote is gone or damaged") from error


def run_shard(shard: Shard, job: Job) -> Report:
    """Read, parse and store one shard; give its report.

    One article that fails is named in the report and leaves the others alone. Errors: OSError where the dump or the
    storage cannot be read or written.
    """
    began = perf_counter()
    report, counts = Report(shard.key, shard.shard_no), Counts()
    read: list[tuple[FrameBuilder, dict[str, object]]] = []
    held = 0
    pages = read_pages(shard, counts, all_revisions=job.all_revisions)
    if job.is_dry:
        for page in pages:
            data = page.text.encode()
            report.listed.append((page.title, page.page_id, len(data), rule_of(data)))
        report.counts = counts.as_dict()
        return report
    for page in pages:
        driver = driver_id(page.title)
        snapshot = f"{driver}@{page.revision_id}"
        try:
            parsed = parse_article(page.title, page.text, "wikitext", snapshot_id=snapshot, driver_id=driver)
        except Exception as error:  # noqa: BLE001 - one article must not cost the shard; it is named in the report
            report.failed.append((page.title, driver, f"{type(error).__name__}: {error}"))
            continue
        read.append((parsed.claims, _article(page, driver, job)))
        held += len(page.text)
        if held >= PART_CHARACTERS:
            _store(read, job, report)
            read, held = [], 0
    _store(read, job, report)
    report.counts = counts.as_dict()
    report.seconds = perf_counter() - began
    storage.write(f"{job.storage}/{shard.key}/{REPORT}", json.dumps(asdict(report), ensure_ascii=False, indent=1).encode())
    return report


def _article(page: Page, driver: str, job: Job) -> dict[str, object]:
    data = page.text.encode()
    return {
        "snapshot_id": f"{driver}@{page.revision_id}",
        "driver_id": driver,
        "title": page.title,
        "source": "dump",
        "format": "wikitext",
        "page_id": page.page_id,
        "revision_id": page.revision_id,
        "revision_at": page.revision_at,
        "fetched_at": job.fetched_at,
        "url": f"{job.site}/wiki/{quote(page.title.replace(' ', '_'))}" if job.site else None,
        "permalink": f"{job.site}/w/index.php?oldid={page.revision_id}" if job.site else None,
        "licence": LICENCE,
        "sha256": hashlib.sha256(data).hexdigest(),
        "byte_size": len(data),
        "content": page.text,
    }


def _store(read: list[tuple[FrameBuilder, dict[str, object]]], job: Job, report: Report) -> None:
    """Write what some articles gave, one file for each table that has rows; name those whose values fit no frame."""
    frames, misfits = to_sound_frames([claims for claims, _ in read])
    rows = [row for _, row in read if row["snapshot_id"] not in misfits]
    report.failed += [
        (str(row["title"]), str(row["driver_id"]), f"{type(misfits[snapshot]).__name__}: {misfits[snapshot]}")
        for _, row in read
        if (snapshot := str(row["snapshot_id"])) in misfits
    ]
    part = len(report.files.get("article", ())) + 1
    filled = {name: frame for name, frame in ({"article": pl.DataFrame(rows, schema=ARTICLE_SCHEMA)} | frames).items() if frame.height}
    buffers = [BytesIO() for _ in filled]
    sinks = [
        frame.lazy().sink_parquet(buffer, compression="zstd", compression_level=1, statistics=False, lazy=True)  # read whole, once
        for frame, buffer in zip(filled.values(), buffers, strict=True)
    ]
    pl.collect_all(sinks)  # at once: for small frames, beginning costs more than writing
    for (name, frame), buffer in zip(filled.items(), buffers, strict=True):
        file = f"{report.key}/{name}-{part}.parquet"
        storage.write(f"{job.storage}/{file}", buffer.getvalue())
        report.files.setdefault(name, []).append(file)
        report.rows[name] = report.rows.get(name, 0) + frame.height
