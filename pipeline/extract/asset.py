"""The first asset: raw.article, every text that a source has given, with the driver it belongs to.

Belongs here: asking the source, telling drivers apart, keeping what came. Does not belong here: how a source reads.

A driver is told by the page id where one is known, so that a moved article keeps its driver_id; else by the title's slug.
Texts are committed in batches, so that a killed run of thousands of articles goes on where it stopped.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, datetime
from functools import cached_property
from typing import overload

import dagster as dg
import duckdb
import polars as pl

from pipeline import warehouse
from pipeline.catalogue import catalogue
from pipeline.extract.config import ExtractConfig, open_source
from pipeline.extract.drivers import HASH_LENGTH, Drivers
from pipeline.extract.source import (
    Expanded,
    Expansion,
    Fetched,
    Known,
    Missing,
    News,
    SourceError,
    SourceMisused,
    SourceUnreachable,
    Unchanged,
)
from pipeline.parse.claims.identity import driver_id
from pipeline.run.resource import Warehouse, facts, key, markdown, spec

BATCH = 500  # texts in one transaction
NEWS = ("fetched", "unchanged", "expanded", "missing")


def snapshot_id(driver: str, article: Fetched) -> str:
    """`<driver_id>@<revision_id>`, or `@<first 12 hex of its sha256>` where the source has no revision."""
    return f"{driver}@{article.revision_id if article.revision_id is not None else article.sha256[:HASH_LENGTH]}"


class Holdings(Sequence[Known]):
    """The current snapshot of every driver, read when a source first asks: one that compares with nothing costs nothing."""

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        """Read nothing yet."""
        self._connection = connection

    @cached_property
    def _known(self) -> list[Known]:
        return _read_known(self._connection)

    def __len__(self) -> int:
        """How many drivers there are."""
        return len(self._known)

    @overload
    def __getitem__(self, index: int) -> Known: ...

    @overload
    def __getitem__(self, index: slice) -> Sequence[Known]: ...

    def __getitem__(self, index: int | slice) -> Known | Sequence[Known]:
        """One driver's, or those of a slice, in the order of driver_id."""
        return self._known[index]


def _read_known(connection: duckdb.DuckDBPyConnection) -> list[Known]:
    rows = connection.execute("""
        WITH held AS (SELECT driver_id, list(snapshot_id) AS snapshot_ids FROM raw.article GROUP BY driver_id)
        SELECT c.driver_id, a.title, a.page_id, a.revision_id, a.sha256, a.format, a.fetched_at, held.snapshot_ids
        FROM raw.current_article AS c
        JOIN raw.article AS a USING (snapshot_id)
        JOIN held ON held.driver_id = c.driver_id
        ORDER BY c.driver_id
    """).fetchall()
    expansions: dict[str, list[Expansion]] = {}
    for driver, *values in connection.execute("""
        SELECT driver_id, call, template, template_revision_id, expansion
        FROM raw.template_expansion
        WHERE snapshot_id IN (SELECT snapshot_id FROM raw.current_article UNION ALL SELECT snapshot_id FROM quality.held_snapshot)
        QUALIFY row_number() OVER (PARTITION BY driver_id, call ORDER BY coalesce(template_revision_id, 0), snapshot_id) = 1
        ORDER BY driver_id, call
    """).fetchall():
        expansions.setdefault(driver, []).append(Expansion(*values))
    return [Known(*row[:-1], snapshot_ids=frozenset(row[-1]), expansions=tuple(expansions.get(row[0], ()))) for row in rows]


def store(connection: duckdb.DuckDBPyConnection, source: str, news: Iterable[News]) -> Iterator[Counter[str]]:
    """Keep a stream of news, one transaction for each batch; gives the counts so far (fetched, unchanged, expanded, missing) after each.

    Where the source breaks off, what came before is kept, and its error goes on.
    """
    drivers = Drivers(connection.execute("SELECT driver_id, title, page_id FROM raw.article ORDER BY ALL").fetchall())
    counts: Counter[str] = Counter()
    columns = catalogue().tables["raw.article"].columns
    for batch, error in _batches(news):
        fetched = [item for item in batch if isinstance(item, Fetched)]
        missing = [item for item in batch if isinstance(item, Missing)]
        for article in fetched:
            if article.replaces and article.page_id:
                drivers.inherit(article.replaces, article.page_id)
        rows = [_row(drivers.of(article), source, article) for article in fetched]
        with warehouse.transaction(connection):
            frame = pl.DataFrame(rows, schema={name: _FRAME.get(name, pl.String) for name in columns}, orient="row").unique(
                "snapshot_id", keep="last"
            )
            warehouse.replace_rows(connection, "raw.article", "snapshot_id", frame["snapshot_id"].to_list(), frame)
            _keep_expansions(connection, {snapshot_id(drivers.of(one), one): one for one in fetched})
            expanded = {item.driver_id: item for item in batch if isinstance(item, Expanded)}
            _keep_expansions(connection, {snapshot: expanded[driver] for driver, snapshot in _looked_at(connection, list(expanded))})
            seen = [drivers.of(one) for one in fetched] + [item.driver_id for item in batch if isinstance(item, Unchanged | Expanded)]
            _keep_missing(connection, source, missing, seen)
        counts.update(type(item).__name__.lower() for item in batch)
        yield counts
        if error:
            raise error


def _batches(news: Iterable[News]) -> Iterator[tuple[list[News], SourceError | None]]:
    """News in batches; the last one comes with the error that ended it, if one did."""
    batch: list[News] = []
    try:
        for item in news:
            batch.append(item)
            if len(batch) == BATCH:
                yield batch, None
                batch = []
    except SourceError as error:
        yield batch, error
    else:
        if batch:
            yield batch, None


def _looked_at(connection: duckdb.DuckDBPyConnection, drivers: list[str]) -> list[tuple[str, str]]:
    """The snapshots of drivers that may yet be current: the one that is, and those that the guard holds back."""
    return connection.execute(
        """
        SELECT driver_id, snapshot_id FROM raw.current_article WHERE driver_id IN (SELECT unnest($drivers))
        UNION SELECT driver_id, snapshot_id FROM quality.held_snapshot WHERE driver_id IN (SELECT unnest($drivers))
        ORDER BY ALL
        """,
        {"drivers": drivers},
    ).fetchall()


def _keep_expansions(connection: duckdb.DuckDBPyConnection, expanded: dict[str, Fetched | Expanded]) -> None:
    """Keep what template calls have become, by snapshot, and a hash by which parsing knows that it changed."""
    if not expanded:
        return
    connection.execute("DELETE FROM raw.template_expansion WHERE snapshot_id IN (SELECT unnest(?))", [list(expanded)])
    for snapshot, item in expanded.items():
        when = item.fetched_at if isinstance(item, Fetched) else item.seen_at
        for one in item.expansions:
            connection.execute(
                "INSERT INTO raw.template_expansion SELECT snapshot_id, driver_id, ?, ?, ?, ?, ? FROM raw.article WHERE snapshot_id = ?",
                [one.call, one.template, one.template_revision_id, when, one.text, snapshot],
            )
    connection.execute(
        """
        UPDATE raw.article SET expansion_sha256 = (
            SELECT sha256(string_agg(concat(call, chr(0), expansion), chr(0) ORDER BY call))
            FROM raw.template_expansion AS e WHERE e.snapshot_id = article.snapshot_id AND e.expansion IS NOT NULL
        )
        WHERE snapshot_id IN (SELECT unnest(?))
        """,
        [list(expanded)],
    )


def _keep_missing(connection: duckdb.DuckDBPyConnection, source: str, missing: list[Missing], seen: list[str]) -> None:
    """List the articles of which no text could be had, each since when, and forget those that have been seen again."""
    titles = [item.title for item in missing]
    since = dict(
        connection.execute("SELECT title, since FROM quality.unread_article WHERE title IN (SELECT unnest(?))", [titles]).fetchall()
    )
    connection.execute(
        "DELETE FROM quality.unread_article WHERE title IN (SELECT unnest(?)) OR driver_id IN (SELECT unnest(?))",
        [titles, seen],
    )
    for item in missing:
        values = [item.title, item.driver_id or driver_id(item.title), source, item.place, item.reason, item.message, item.remedy]
        connection.execute(
            "INSERT INTO quality.unread_article VALUES (?, ?, ?, ?, ?, ?, ?, ?)", [*values, since.get(item.title) or datetime.now(UTC)]
        )


_FRAME = {
    "page_id": pl.Int64, "revision_id": pl.Int64, "byte_size": pl.Int64,
    "revision_at": pl.Datetime(time_zone="UTC"), "fetched_at": pl.Datetime(time_zone="UTC"),
}  # fmt: skip


def _row(driver: str, source: str, article: Fetched) -> dict[str, object]:
    names = (
        "title",
        "format",
        "page_id",
        "revision_id",
        "revision_at",
        "fetched_at",
        "url",
        "permalink",
        "licence",
        "sha256",
        "byte_size",
        "wikidata_id",
    )
    values = {name: getattr(article, name) for name in names}
    values["wikidata_id"] = article.wikidata_id or None
    return {"snapshot_id": snapshot_id(driver, article), "driver_id": driver, "source": source, "content": article.content, **values}


def gather(config: ExtractConfig, warehouse: Warehouse, tell: Callable[[str], None]) -> Iterator[Counter[str]]:
    """Keep what the source of a run gives; gives the counts so far, after each batch. `tell` hears how far a dump is."""
    connection = warehouse.connection
    if config.source == "dump":
        if not config.dumps:
            raise SourceMisused("no dump file is named", "set `dumps` to the paths of .xml.bz2 files")
        counts: Counter[str] = Counter()
        for dump in config.dumps:
            counts["fetched"] += config.reading.read(connection, warehouse.path / "build", dump, tell)["selected"]
            yield counts
        return
    source = open_source(config)
    yield from store(connection, source.name, source.articles(Holdings(connection)))


@dg.multi_asset(
    name="extract",
    specs=[
        spec(catalogue().tables["raw.article"], "extract", deps=["wikipedia.articles"], kinds=("python", "duckdb", "wikipedia")),
        spec(catalogue().tables["quality.unread_article"], "extract", deps=[], kinds=("python", "duckdb")),
    ],
)
def extract(context: dg.AssetExecutionContext, config: ExtractConfig, warehouse: Warehouse) -> Iterator[dg.MaterializeResult]:
    """Ask the source for its articles and keep each new snapshot."""
    connection = warehouse.connection
    counts: Counter[str] = Counter()
    with warehouse.guarded():
        for counts in gather(config, warehouse, context.log.info):
            context.log.info("extract: " + ", ".join(f"{counts[name]} {name}" for name in NEWS))
        if not connection.execute("SELECT 1 FROM raw.article LIMIT 1").fetchone():
            first = connection.execute("SELECT place || ': ' || message, remedy FROM quality.unread_article LIMIT 1").fetchone()
            what, remedy = first or ("the source gave none", "name an article that it has")
            raise SourceUnreachable(f"no article could be read ({what})", remedy)
    for title, place, message, remedy in connection.execute(
        "SELECT title, place, message, remedy FROM quality.unread_article ORDER BY title"
    ).fetchall():
        context.log.warning(f"{title}: {message} ({place}); {remedy}")
    for url, lost in connection.execute(
        "SELECT url, broken_tails FROM raw.dump_file WHERE broken_tails > 0 AND list_contains(?, url) ORDER BY ALL", [config.dumps]
    ).fetchall():
        context.log.warning(f"{url}: damaged in {lost} place(s), whose pages are lost; fetch the dump again, and refresh from it")
    links = "SELECT title, permalink, fetched_at, byte_size FROM raw.article ORDER BY fetched_at DESC, title LIMIT 20"
    numbers = {name: dg.MetadataValue.int(counts[name]) for name in NEWS}
    yield dg.MaterializeResult(
        asset_key=key("raw.article"),
        metadata={
            **facts(connection, "(SELECT * EXCLUDE (content) FROM raw.article)"),
            **numbers,
            "source": config.source,
            "permalinks": dg.MetadataValue.md(markdown(connection, links)),
        },
    )
    yield dg.MaterializeResult(asset_key=key("quality.unread_article"), metadata=facts(connection, "quality.unread_article"))
