"""The Dagster side of parsing, kept apart because pipeline/parse/ itself knows no Dagster and no DuckDB.

Belongs here: which snapshots still have to be read by this parser, reading them, and keeping what they gave.
Does not belong here: how an article is read (parse/), which claims are let through (staging).

What the page says goes to raw.*; the claims go to build.claim_*, from where staging takes those of current snapshots. A
snapshot is read again when its text or the parser changed (parse.version).
"""

from collections.abc import Iterator

import dagster as dg
import duckdb
import polars as pl

from pipeline import warehouse
from pipeline.catalogue import catalogue
from pipeline.parse import parse_article
from pipeline.parse.frames import RAW, FrameBuilder, to_sound_frames
from pipeline.parse.version import parser_version
from pipeline.run.resource import Warehouse, facts, key, spec

BATCH = 200  # snapshots in one transaction

WAITING = """
    SELECT snapshot_id
    FROM raw.article AS a
    WHERE NOT EXISTS (
        FROM build.parsed_snapshot AS p
        WHERE p.snapshot_id = a.snapshot_id AND p.sha256 = concat(a.sha256, a.expansion_sha256) AND p.parser = ?
    )
    ORDER BY snapshot_id
"""
TEXTS = """
    SELECT snapshot_id, driver_id, title, format, content
    FROM raw.article WHERE snapshot_id IN (SELECT unnest(?)) ORDER BY snapshot_id
"""


def parse_waiting(connection: duckdb.DuckDBPyConnection) -> Iterator[tuple[int, list[str]]]:
    """Read every snapshot that this parser has not read, a batch at a time; gives how many, and what could not be read.

    A text that the parser refuses keeps its snapshot and gets a row in quality.unread_article; it never stops the others.
    """
    while waiting := connection.execute(f"{WAITING} LIMIT {BATCH}", [parser_version()]).fetchall():
        rows = connection.execute(TEXTS, [[row[0] for row in waiting]]).fetchall()
        claims: dict[str, FrameBuilder] = {}
        refused: list[tuple[str, str, str]] = []
        expansions = _expansions(connection, [row[0] for row in rows])
        for snapshot, driver, title, text_format, content in rows:
            known = expansions.get(snapshot)
            try:
                article = parse_article(title, content, text_format, snapshot_id=snapshot, driver_id=driver, expansions=known)
                claims[snapshot] = article.claims
            except Exception as error:  # noqa: BLE001 - one article never stops the run, whatever is wrong with it or with us
                refused.append((snapshot, driver, f"{type(error).__name__}: {error}"))
        frames, misfits = to_sound_frames(list(claims.values()))
        refused += [(snapshot, claims[snapshot].driver_id, f"{type(error).__name__}: {error}") for snapshot, error in misfits.items()]
        with warehouse.transaction(connection):
            _keep(connection, [row[0] for row in rows], frames)
            _note(connection, rows, refused)
        yield len(rows), [f"{snapshot}: {message}" for snapshot, _, message in refused]


def _expansions(connection: duckdb.DuckDBPyConnection, snapshots: list[str]) -> dict[str, dict[str, str]]:
    """What the template calls of these snapshots become, by snapshot and call."""
    rows = connection.execute(
        "SELECT snapshot_id, call, expansion FROM raw.template_expansion WHERE expansion IS NOT NULL AND snapshot_id IN (SELECT unnest(?))",
        [snapshots],
    ).fetchall()
    found: dict[str, dict[str, str]] = {}
    for snapshot, call, text in rows:
        found.setdefault(snapshot, {})[call] = text
    return found


def _keep(connection: duckdb.DuckDBPyConnection, snapshots: list[str], frames: dict[str, pl.DataFrame]) -> None:
    for name, frame in frames.items():
        table = f"raw.{name}" if name in RAW else f"build.claim_{name}"
        warehouse.replace_rows(connection, table, "snapshot_id", snapshots, frame)


def _note(connection: duckdb.DuckDBPyConnection, rows: list[tuple], refused: list[tuple[str, str, str]]) -> None:
    """Remember that this parser has read these snapshots, and which it could not."""
    snapshots = [row[0] for row in rows]
    connection.execute("DELETE FROM build.parsed_snapshot WHERE snapshot_id IN (SELECT unnest(?))", [snapshots])
    connection.execute(
        """
        INSERT INTO build.parsed_snapshot
        SELECT snapshot_id, driver_id, concat(sha256, expansion_sha256), ?, NOT list_contains(?, snapshot_id)
        FROM raw.article WHERE snapshot_id IN (SELECT unnest(?))
        """,
        [parser_version(), [snapshot for snapshot, _, _ in refused], snapshots],
    )
    connection.execute(
        "DELETE FROM quality.unread_article WHERE reason = 'failed' AND driver_id IN (SELECT unnest(?))", [[row[1] for row in rows]]
    )
    for snapshot, _, message in refused:
        connection.execute(
            """
            INSERT INTO quality.unread_article
            SELECT
                title, driver_id, source, permalink, 'failed', ?,
                'report it with this snapshot; the driver keeps its last good one', fetched_at
            FROM raw.article WHERE snapshot_id = ?
            """,
            [message, snapshot],
        )


@dg.multi_asset(
    name="parse",
    specs=[spec(catalogue().tables[f"raw.{name}"], "parse", deps=["raw.article"], kinds=("python", "polars")) for name in RAW],
    can_subset=False,
)
def parse(context: dg.AssetExecutionContext, warehouse: Warehouse) -> Iterator[dg.MaterializeResult]:
    """Read the markup of every new snapshot into addressed cells, fields and sentences, and into claims."""
    connection = warehouse.connection
    done = 0
    with warehouse.guarded():
        for number, refused in parse_waiting(connection):
            done += number
            context.log.info(f"parse: {done} snapshots read")
            for message in refused:
                context.log.error(message)
    for name in RAW:
        metadata = facts(connection, f"raw.{name}")
        yield dg.MaterializeResult(asset_key=key(f"raw.{name}"), metadata={**metadata, "snapshots_read": done})
