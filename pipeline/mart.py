"""The marts: every file of sql/mart/ is a table and an asset, and what it reads is read from its SQL.

Belongs here: building a mart, wholly or for the drivers that changed. Does not belong here: what a mart says (sql/mart/).

A mart that has a driver_id, and reads only tables that have one, is built anew for the changed drivers alone when they are few;
the result is the same rows. Else, or when its query, the parser or the rules changed, it is built whole.
"""

import hashlib

import dagster as dg
import duckdb

from pipeline.catalogue import Catalogue, Table, catalogue
from pipeline.parsing import parser_version
from pipeline.resource import Warehouse, facts, spec
from pipeline.settings import SEEDS
from pipeline.warehouse import count

FEW = 0.2  # share of the drivers above which building whole costs less


def build_mart(connection: duckdb.DuckDBPyConnection, tables: Catalogue, name: str) -> int:
    """Bring one mart up to date; gives how many drivers were built anew (-1: all). Runs in the caller's transaction."""
    table = tables.tables[name]
    version = f"{table.version}:{parser_version()}:{rules_version(tables, table)}"
    last = connection.execute("SELECT version, change_no FROM build.built_table WHERE table_name = ?", [name]).fetchone()
    latest = connection.execute("SELECT coalesce(max(change_no), 0) FROM build.staged_driver").fetchone()
    changed = -1
    if last and last[0] == version and is_by_driver(tables, table):
        waiting = f"(SELECT driver_id FROM build.staged_driver WHERE change_no > {last[1]})"
        number = count(connection, waiting)
        if number <= FEW * count(connection, "build.staged_driver"):
            changed = number
            if changed:
                connection.execute(f"DELETE FROM {name} WHERE driver_id IN {waiting}")
                connection.execute(f"INSERT INTO {name} SELECT * FROM ({_body(table)}) WHERE driver_id IN {waiting}")
    if changed < 0:
        connection.execute(f"DELETE FROM {name}")
        connection.execute(f"INSERT INTO {name} {_body(table)}")
    connection.execute("DELETE FROM build.built_table WHERE table_name = ?", [name])
    connection.execute("INSERT INTO build.built_table VALUES (?, ?, ?)", [name, version, latest[0] if latest else 0])
    return changed


def is_by_driver(tables: Catalogue, table: Table) -> bool:
    """Whether every row of the mart depends on rows of its own driver only."""
    return "driver_id" in table.columns and all(
        "driver_id" in tables.tables[name].columns or name == "raw.article" or name.startswith("raw.rule_") for name in table.upstream
    )


def rules_version(tables: Catalogue, table: Table) -> str:
    """Changes when a rule table does that the mart, or a mart below it, reads: the first 12 hex digits of a hash over their files."""
    seen: set[str] = set()
    waiting = [table.name]
    while waiting:
        name = waiting.pop()
        if name not in seen:
            seen.add(name)
            waiting += tables.tables[name].upstream
    files = sorted(SEEDS / f"{name.removeprefix('raw.rule_')}.csv" for name in seen if name.startswith("raw.rule_"))
    return hashlib.sha256(b"".join(path.read_bytes() for path in files)).hexdigest()[:12]


def _body(table: Table) -> str:
    return table.sql.rstrip().rstrip(";")


def mart_asset(table: Table) -> dg.AssetsDefinition:
    """The asset of one mart."""

    @dg.multi_asset(name=f"mart_{table.word}", specs=[spec(table, "mart", kinds=("sql", "duckdb"))])
    def mart(context: dg.AssetExecutionContext, warehouse: Warehouse) -> dg.MaterializeResult:
        with warehouse.step() as connection:
            changed = build_mart(connection, warehouse.catalogue, table.name)
            metadata = facts(connection, table.name)
        context.log.info(
            f"{table.name}: {metadata['dagster/row_count'].value} rows, {'built whole' if changed < 0 else f'{changed} drivers built anew'}"
        )
        return dg.MaterializeResult(metadata={**metadata, "drivers_built": changed if changed >= 0 else "all"})

    return mart


def mart_assets() -> list[dg.AssetsDefinition]:
    """One asset for each file of sql/mart/."""
    return [mart_asset(table) for table in catalogue().schema("mart")]
