"""The marts: every file of sql/mart/ is a table and an asset, and what it reads is read from its SQL.

Belongs here: building a mart, wholly or for the drivers that changed. Does not belong here: what a mart says (sql/mart/).

A mart that has a driver_id, and reads only tables that have one, is built anew for the changed drivers alone when they are few;
the result is the same rows. Else, or when its query, the parser or the rules changed, it is built whole.

Marts read staging and each other. Of raw they read no claim: only which snapshot is current and whom to credit for it, what moved
between two snapshots, where the columns of a table stand, and the rule tables. Staging copies of those would say nothing new.
"""

import hashlib

import dagster as dg
import duckdb

from pipeline.catalogue import Catalogue, Table, catalogue, is_by_driver
from pipeline.parse.version import parser_version
from pipeline.part import changed_part, drivers_part, drop_found, drop_part, find_anew, turns_of_drivers
from pipeline.run.resource import Warehouse, facts, spec
from pipeline.settings import SEEDS
from pipeline.warehouse import count, latest_change, make_view

ROWS = 500_000  # of the tables that a mart reads, in one turn of a whole build
FEW = 0.2  # share of the drivers above which building whole costs less


def build_mart(connection: duckdb.DuckDBPyConnection, tables: Catalogue, name: str) -> int:
    """Bring one mart up to date; gives how many drivers were built anew (-1: all). Runs in the caller's transaction."""
    table = tables.tables[name]
    made = version(tables, table.version, table.upstream)
    latest = latest_change(connection)
    changed, since = drivers_waiting(connection, name, made)
    if table.is_view:
        if changed < 0:
            make_view(connection, tables, name)
    elif not is_by_driver(tables.tables, name) or changed < 0:
        changed = -1
        connection.execute(f"DELETE FROM {name}")
        connection.execute(f"INSERT INTO {name} {_in_turns(connection, tables, table) or _body(table)}")
        drop_found(connection)
    elif changed:
        changed_part(connection, tables, since, latest).make(name, _body(table), table.upstream)
        connection.execute(f"DELETE FROM {name} WHERE driver_id IN (SELECT driver_id FROM build.staged_driver WHERE change_no > {since})")
        connection.execute(f"INSERT INTO {name} SELECT * FROM part.{name}")
    note_built(connection, name, made, latest)
    return changed


def _in_turns(connection: duckdb.DuckDBPyConnection, tables: Catalogue, table: Table) -> str:
    """Build a mart of many rows some drivers at a time; gives the query of its rows, '' where it is small, or does not go by drivers.

    Joins and windows over everything would ask for more memory than there may be, and be slow for it.
    """
    turns = (
        sum(count(connection, name) for name in table.upstream if not name.startswith("raw.") and not tables.tables[name].is_view) // ROWS
    )
    if turns <= 1 or not is_by_driver(tables.tables, table.name):
        return ""
    find_anew(connection)
    for first, last in turns_of_drivers(connection, turns):
        drivers_part(connection, tables, first, last).find(table.name, _body(table), table.upstream)
    drop_part(connection)
    return f"SELECT * FROM found.{table.name}"


def drivers_waiting(connection: duckdb.DuckDBPyConnection, name: str, made: str) -> tuple[int, int]:
    """How many drivers a mart or check has not seen since they changed, and the number of the last change it has seen.

    -1: as good as all of them, or it was built as another version than `made`, so it must be built whole.
    """
    last = connection.execute("SELECT version, change_no FROM build.built_table WHERE table_name = ?", [name]).fetchone()
    if not last or last[0] != made:
        return -1, 0
    number = count(connection, f"(SELECT 1 FROM build.staged_driver WHERE change_no > {last[1]})")
    return (number if number <= FEW * count(connection, "build.staged_driver") else -1), last[1]


def note_built(connection: duckdb.DuckDBPyConnection, name: str, made: str, change_no: int) -> None:
    """Remember as what a mart or check was built, and which change it has seen."""
    connection.execute("DELETE FROM build.built_table WHERE table_name = ?", [name])
    connection.execute("INSERT INTO build.built_table VALUES (?, ?, ?)", [name, made, change_no])


def version(tables: Catalogue, own: str, upstream: tuple[str, ...]) -> str:
    """Changes with what a mart or check says (`own`), with the marts below it, the parser, and the rule tables that any of them reads.

    The first 12 hex digits of a hash.
    """
    seen: set[str] = set()
    waiting = list(upstream)
    while waiting:
        name = waiting.pop()
        if name in tables.tables and name not in seen:
            seen.add(name)
            waiting += tables.tables[name].upstream
    digest = hashlib.sha256(f"{own}{parser_version()}".encode())
    for name in sorted(seen):
        is_rule = name.startswith("raw.rule_")
        digest.update((SEEDS / f"{name.removeprefix('raw.rule_')}.csv").read_bytes() if is_rule else tables.tables[name].version.encode())
    return digest.hexdigest()[:12]


def _body(table: Table) -> str:
    return table.sql.rstrip().rstrip(";")


def mart_asset(table: Table) -> dg.AssetsDefinition:
    """The asset of one mart."""

    @dg.multi_asset(name=f"mart_{table.word}", specs=[spec(table, "mart", kinds=("sql", "duckdb"))])
    def mart(context: dg.AssetExecutionContext, warehouse: Warehouse) -> dg.MaterializeResult:
        with warehouse.step() as connection:
            changed = build_mart(connection, warehouse.catalogue, table.name)
            metadata = facts(connection, table.name)
        rows = f"{metadata['dagster/row_count'].value} rows" if "dagster/row_count" in metadata else "a view"
        context.log.info(f"{table.name}: {rows}, {'built whole' if changed < 0 else f'{changed} drivers built anew'}")
        return dg.MaterializeResult(metadata={**metadata, "drivers_built": changed if changed >= 0 else "all"})

    return mart


def mart_assets() -> list[dg.AssetsDefinition]:
    """One asset for each file of sql/mart/."""
    return [mart_asset(table) for table in catalogue().schema("mart")]
