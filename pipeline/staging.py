"""From claims to staging: which snapshot of each driver is current, and which of its claims keep their contract.

Belongs here: choosing the current snapshot, moving valid claims to staging.*, invalid ones to quality.rejected_row.
Does not belong here: the rules themselves (contract), reading markup (parse), sums (mart).

Only drivers whose snapshots, parser, contract or corrections changed are staged again, all of them in one transaction with
their quality rows; each gets the number of that change, by which the marts know what to build again.
"""

import hashlib
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from functools import cache

import dagster as dg
import duckdb
import polars as pl
from pydantic import Field

from pipeline.catalogue import catalogue
from pipeline.contract import RULES, in_words, verdict
from pipeline.corrections import apply_corrections, fingerprint
from pipeline.guard import GuardSettings, hold, release_outdated
from pipeline.history import last_changes, note_changes, prune
from pipeline.parse.frames import QUALITY, STAGING
from pipeline.parse.rules import RULE_TABLES, rule_columns, rule_table
from pipeline.parse.version import NOT_OF_PARSING
from pipeline.removal import keep_out, remove_gone
from pipeline.run.resource import Warehouse, facts, key, spec
from pipeline.settings import SEEDS
from pipeline.stored import frame_columns
from pipeline.warehouse import count, insert, latest_change, read_note, write_note

CHANGES = "changes"  # metadata of raw.claim_change: what this run's articles changed, in words
LIVE = ("raw.claim_change", "quality.held_snapshot", "quality.applied_correction")
_TABLES = [
    "raw.current_article",
    *(f"staging.{name}" for name in STAGING),
    *(f"quality.{name}" for name in (*QUALITY, "unused_rule")),
    *LIVE,
]


@cache
def contract_version() -> str:
    """The first 12 hex digits of a hash over the rules of quarantine."""
    return hashlib.sha256(repr(RULES).encode()).hexdigest()[:12]


def choose_current(connection: duckdb.DuckDBPyConnection, refused: Sequence[str] = ()) -> None:
    """Make the newest readable snapshot of each driver current, but for the `refused` ones.

    A driver whose every snapshot is unreadable or refused keeps the one it had. The snapshot that was current before the
    last change is kept beside it, so that a change can be told claim by claim.
    """
    connection.execute(
        """
        CREATE OR REPLACE TEMP TABLE chosen AS
        SELECT
            a.driver_id,
            arg_max(a.snapshot_id, (coalesce(a.revision_at, a.fetched_at), coalesce(a.revision_id, 0), a.rowid)) AS snapshot_id
        FROM raw.article AS a
        JOIN build.parsed_snapshot AS p ON p.snapshot_id = a.snapshot_id AND p.is_read
        WHERE NOT list_contains(?, a.snapshot_id)
        GROUP BY a.driver_id
        """,
        [list(refused)],
    )
    connection.execute("""
        UPDATE raw.current_article AS c SET previous_snapshot_id = c.snapshot_id, snapshot_id = n.snapshot_id
        FROM chosen AS n WHERE n.driver_id = c.driver_id AND n.snapshot_id <> c.snapshot_id
    """)
    connection.execute("""
        INSERT INTO raw.current_article
        SELECT driver_id, snapshot_id, NULL FROM chosen AS n
        WHERE NOT EXISTS (FROM raw.current_article AS c WHERE c.driver_id = n.driver_id)
        ORDER BY driver_id
    """)


def stage_changed(connection: duckdb.DuckDBPyConnection) -> int:
    """Stage the drivers that changed since they were last staged; gives how many.

    A driver that is gone is a change too: its row in build.staged_driver stays, without a snapshot, so that each mart learns it.
    """
    connection.execute(
        f"""
        CREATE OR REPLACE TEMP TABLE wanted AS
        WITH held AS (
            -- attribution tells of every snapshot, current or not, so a driver has changed when any of them has
            SELECT
                driver_id,
                bit_xor(hash(
                    snapshot_id, title, source, format, url, permalink, licence, revision_at, fetched_at, page_id, wikidata_id, sha256,
                    expansion_sha256
                )) AS articles
            FROM raw.article GROUP BY driver_id
        )
        SELECT
            c.driver_id, c.snapshot_id, a.expansion_sha256,
            concat_ws(':', p.sha256, p.parser, ?, held.articles, {fingerprint("c.driver_id")}) AS state
        FROM raw.current_article AS c JOIN build.parsed_snapshot AS p USING (snapshot_id) JOIN raw.article AS a USING (snapshot_id)
        JOIN held ON held.driver_id = c.driver_id
        """,
        [contract_version()],
    )
    connection.execute("""
        CREATE OR REPLACE TEMP TABLE changed AS
        SELECT driver_id, w.snapshot_id, w.expansion_sha256, w.state
        FROM wanted AS w FULL JOIN build.staged_driver AS s USING (driver_id)
        WHERE w.state IS DISTINCT FROM s.state OR w.snapshot_id IS DISTINCT FROM s.snapshot_id
    """)
    note_changes(connection)
    changed = count(connection, "changed")
    if not changed:
        return 0
    for table in (*(f"staging.{name}" for name in STAGING), *(f"quality.{name}" for name in QUALITY)):
        connection.execute(f"DELETE FROM {table} WHERE driver_id IN (FROM (SELECT driver_id FROM changed))")
    for name in STAGING:
        _stage(connection, name)
    for name in QUALITY:
        columns = ", ".join(in_words("c.rule") if column == "rule" else f"c.{column}" for column in frame_columns(name))
        connection.execute(
            f"INSERT INTO quality.{name} SELECT {columns} FROM build.claim_{name} AS c JOIN changed USING (snapshot_id) ORDER BY c.rowid"
        )
    apply_corrections(connection)
    change_no = latest_change(connection) + 1
    connection.execute("DELETE FROM build.staged_driver WHERE driver_id IN (FROM (SELECT driver_id FROM changed))")
    connection.execute(
        "INSERT INTO build.staged_driver SELECT driver_id, snapshot_id, expansion_sha256, state, ? FROM changed", [change_no]
    )
    return changed


def _stage(connection: duckdb.DuckDBPyConnection, name: str) -> None:
    """Move the changed drivers' claims of one table: those that keep the contract to staging, the others to quarantine."""
    columns = frame_columns(name)
    connection.execute(f"""
        CREATE OR REPLACE TEMP TABLE judged AS
        SELECT c.*, c.rowid AS claim_no, {verdict(name)} AS broken_rule
        FROM build.claim_{name} AS c
        JOIN changed USING (snapshot_id)
        JOIN raw.article AS a ON a.snapshot_id = c.snapshot_id
    """)
    listed = ", ".join(columns)
    connection.execute(f"INSERT INTO staging.{name} SELECT {listed} FROM judged WHERE broken_rule IS NULL ORDER BY claim_no")
    if verdict(name) != "NULL":
        places = ", ".join(column if column in columns else "NULL" for column in ("table_no", "row_no"))
        connection.execute(f"""
            INSERT INTO quality.rejected_row (snapshot_id, driver_id, table_name, table_no, row_no, rule, cell_id, row_text)
            SELECT
                snapshot_id, driver_id, 'staging.{name}', {places}, broken_rule, cell_id,
                to_json(struct_pack({", ".join(f"{c} := {c}" for c in columns)}))
            FROM judged WHERE broken_rule IS NOT NULL ORDER BY claim_no
        """)


def list_unused_rules(connection: duckdb.DuckDBPyConnection) -> None:
    """Fill quality.unused_rule: the rows of the rule tables that no current snapshot needed."""
    connection.execute("DELETE FROM quality.unused_rule")
    for name in RULE_TABLES:
        if name in NOT_OF_PARSING:
            continue
        first = next(iter(catalogue().tables[f"raw.rule_{name}"].columns))
        connection.execute(f"""
            INSERT INTO quality.unused_rule
            SELECT DISTINCT '{name}', "{first}" FROM raw.rule_{name}
            WHERE "{first}" NOT IN (SELECT rule_key FROM quality.rule_use WHERE rule_table = '{name}' AND rule_key IS NOT NULL)
            ORDER BY ALL
        """)


def load_rules(connection: duckdb.DuckDBPyConnection) -> None:
    """Fill raw.rule_* from seeds/*.csv, every value as text and blanks as null."""
    for name in RULE_TABLES:
        connection.execute(f"DELETE FROM raw.rule_{name}")
        rows = pl.DataFrame(rule_table(name), schema=dict.fromkeys(rule_columns(name), pl.String))
        insert(connection, f"raw.rule_{name}", rows.with_columns(pl.all().replace("", None)))


@dg.multi_asset(
    name="rules",
    specs=[spec(catalogue().tables[f"raw.rule_{name}"], "extract", deps=[], kinds=("csv", "duckdb")) for name in RULE_TABLES],
)
def rules(warehouse: Warehouse) -> Iterator[dg.MaterializeResult]:
    """Load the rules that are data: what a label, a code, a colour or an alias means."""
    with warehouse.step() as connection:
        version = hashlib.sha256(b"".join((SEEDS / f"{name}.csv").read_bytes() for name in RULE_TABLES)).hexdigest()
        if read_note(connection, "rules") != version:
            load_rules(connection)
            write_note(connection, "rules", version)
    for name in RULE_TABLES:
        yield dg.MaterializeResult(asset_key=key(f"raw.rule_{name}"), metadata=facts(connection, f"raw.rule_{name}"))


def _upstream(table: str) -> list[str]:
    if table == "quality.unused_rule":
        return ["quality.rule_use", *(f"raw.rule_{name}" for name in RULE_TABLES if name not in NOT_OF_PARSING)]
    if table in {"raw.current_article", "quality.held_snapshot"}:
        return ["raw.article", "raw.wikitable", "quality.unread_article"]
    if table == "quality.applied_correction":
        return ["raw.current_article", "raw.rule_corrections"]
    return ["raw.current_article", *_SOURCES.get(table.split(".")[1], ("raw.cell",))]


_SOURCES = {
    "driver": ("raw.infobox_field", "raw.sentence"), "infobox_claim": ("raw.infobox_field",), "prose_claim": ("raw.sentence",),
    "unread_cell": ("raw.cell", "raw.infobox_field"), "unread_table": ("raw.wikitable",),
    "unmapped_label": ("raw.table_column", "raw.cell"),
    "row_repair": ("raw.wikitable", "raw.cell"), "footnote": ("raw.wikitable",),
}  # fmt: skip


class StagingConfig(dg.Config):
    """When a newer snapshot is not trusted yet, and how much of the past is kept."""

    guard_share: float = Field(default=0.3, description="The share of its claims whose loss holds a snapshot back.", ge=0, le=1)
    guard_settle_days: float = Field(default=3.0, description="Days that a revision must have stood to change a finished season.", ge=0)
    keep_snapshots: int = Field(default=0, description="Snapshots of each article to keep; 0 keeps all. Held ones always stay.", ge=0)
    forget_deleted_days: float = Field(default=30.0, description="Days until a deleted article leaves the warehouse.", ge=0)


def stage(connection: duckdb.DuckDBPyConnection, config: StagingConfig, now: datetime) -> int:
    """Bring staging up to the snapshots that are kept; gives how many drivers changed. Runs in the caller's transaction."""
    keep_out(connection)
    remove_gone(connection, config.forget_deleted_days, now)
    choose_current(connection, hold(connection, GuardSettings(config.guard_share, config.guard_settle_days), now))
    release_outdated(connection)
    changed = stage_changed(connection)
    prune(connection, config.keep_snapshots)
    if changed:  # another rule is another parser, by which every driver has changed
        list_unused_rules(connection)
    return changed


@dg.multi_asset(name="staging", specs=[spec(catalogue().tables[name], "staging", deps=_upstream(name)) for name in _TABLES])
def staging(context: dg.AssetExecutionContext, config: StagingConfig, warehouse: Warehouse) -> Iterator[dg.MaterializeResult]:
    """Choose each driver's current snapshot and stage the claims of those that changed."""
    with warehouse.step() as connection:
        changed = stage(connection, config, datetime.now(UTC))
    context.log.info(f"staging: {changed} drivers changed")
    more = {"raw.claim_change": {CHANGES: _tell(context, connection)}}
    for name in _TABLES:
        yield dg.MaterializeResult(
            asset_key=key(name), metadata={**facts(connection, name), "drivers_changed": changed, **more.get(name, {})}
        )


def _tell(context: dg.AssetExecutionContext, connection: duckdb.DuckDBPyConnection) -> str:
    """Say what the guard holds back; give what the articles changed, one driver and table a line."""
    held = "SELECT driver_id, snapshot_id, hold_reason, detail, kept_snapshot_id, diff_url FROM quality.held_snapshot ORDER BY ALL"
    for driver, snapshot, reason, detail, kept, link in connection.execute(held).fetchall():
        context.log.error(f"{driver}: {snapshot} is held back ({reason}: {detail}); {kept} stays current; look at {link}")
    counts = ("added", "changed", "removed")
    lines = []
    for driver, table, *numbers in last_changes(connection):
        told = ", ".join(f"{number} {word}" for number, word in zip(numbers, counts, strict=True) if number)
        lines.append(f"{driver}, {table.split('.')[1]}: {told}")
    return "\n".join(lines)
