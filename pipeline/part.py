"""A part of the warehouse in memory: the rows of some drivers, under the names that the tables have in the build.

Belongs here: making that part and asking it the queries of marts and checks. Does not belong here: which drivers have changed
(staging), what becomes of the answers (mart, check).

A query that asks for one driver still reads the whole of every table that it joins. Here each table is read once, for all the
queries of a run, and what they cost is then the size of the part. The part lies in a database of its own beside the build in
the same connection, within the same memory limit; it is filled from what is committed.
"""

from contextlib import closing
from dataclasses import dataclass

import duckdb

from pipeline.catalogue import SCHEMAS, Catalogue
from pipeline.literal import quote

_CHANGED = "SELECT driver_id FROM {build}.build.staged_driver WHERE change_no > {since}"


@dataclass(frozen=True, slots=True)
class Part:
    """The part that is attached as `part`; `connection` resolves names without a database in it, `build` is the build's name.

    `bounds` are the first and the last driver: a table that goes by drivers is then read between them alone.
    """

    connection: duckdb.DuckDBPyConnection
    tables: Catalogue
    build: str
    bounds: tuple[str, str]

    def make(self, name: str, sql: str, upstream: tuple[str, ...]) -> None:
        """Make the table `part.<name>` of a query's answer over the part."""
        self._load(upstream)
        self.connection.execute(f"CREATE OR REPLACE TABLE {name} AS {sql}")

    def find(self, name: str, sql: str, upstream: tuple[str, ...]) -> None:
        """Add a query's answer over the part to the table `found.<name>`, which outlives the part."""
        self._load(upstream)
        there = self.connection.execute(f"{_TABLES} WHERE database_name = 'found' AND table_name = ?", [name.split(".")[1]]).fetchone()
        self.connection.execute(f"{'INSERT INTO' if there else 'CREATE TABLE'} found.{name} {'' if there else 'AS'} {sql}")

    def _load(self, names: tuple[str, ...]) -> None:
        """Have the part hold these tables: the drivers' rows of those that have a driver_id, all of the others; a view stays one."""
        held = {f"{schema}.{name}" for schema, name in self.connection.execute(_HELD).fetchall()}
        for name in names:
            table = self.tables.tables[name]
            if name in held:
                continue
            if table.is_view:
                self._load(table.upstream)
                self.connection.execute(f"CREATE VIEW {name} AS {table.sql}")
            elif "driver_id" in table.columns:
                first, last = map(quote, self.bounds)
                where = f"WHERE driver_id BETWEEN {first} AND {last} AND driver_id IN (SELECT driver_id FROM main.driver)"
                self.connection.execute(f"CREATE TABLE {name} AS SELECT * FROM {self.build}.{name} {where}")
            else:
                self.connection.execute(f"CREATE VIEW {name} AS SELECT * FROM {self.build}.{name}")


_TABLES = "SELECT schema_name, table_name FROM duckdb_tables()"
_HELD = f"""
    {_TABLES} WHERE database_name = 'part'
    UNION ALL SELECT schema_name, view_name FROM duckdb_views() WHERE database_name = 'part'
"""


def changed_part(connection: duckdb.DuckDBPyConnection, tables: Catalogue, since: int, latest: int) -> Part:
    """The part of the drivers that changed after the change `since`, kept until `latest` is no longer the last one."""
    return _open(connection, tables, f"{since}-{latest}", _CHANGED.format(build="{build}", since=since))


def turns_of_drivers(connection: duckdb.DuckDBPyConnection, turns: int) -> list[tuple[str, str]]:
    """The first and the last driver of each of so many groups of drivers of equal size."""
    return connection.execute(
        "SELECT min(driver_id), max(driver_id) FROM (SELECT driver_id, ntile(?) OVER (ORDER BY driver_id) AS turn FROM build.staged_driver)"
        " GROUP BY turn ORDER BY turn",
        [turns],
    ).fetchall()


def drivers_part(connection: duckdb.DuckDBPyConnection, tables: Catalogue, first: str, last: str) -> Part:
    """The part of the drivers from `first` to `last` in the order of their driver_id."""
    drivers = f"SELECT driver_id FROM {{build}}.build.staged_driver WHERE driver_id BETWEEN {quote(first)} AND {quote(last)}"
    return _open(connection, tables, f"{first}-{last}", drivers)


def find_anew(connection: duckdb.DuckDBPyConnection) -> None:
    """Empty `found`. A transaction that has read it does not see what is found after that: read it when all is found."""
    with closing(connection.cursor()) as own:
        _drop(own, "found")
        own.execute("ATTACH ':memory:' AS found")
        for schema in ("mart", "quality"):
            own.execute(f"CREATE SCHEMA found.{schema}")


def found(connection: duckdb.DuckDBPyConnection) -> list[str]:
    """The tables of `found`, with their schema."""
    with closing(connection.cursor()) as own:
        return [f"{schema}.{name}" for schema, name in own.execute(f"{_TABLES} WHERE database_name = 'found' ORDER BY ALL").fetchall()]


def drop_found(connection: duckdb.DuckDBPyConnection) -> None:
    """Give the memory of what was found back."""
    with closing(connection.cursor()) as own:
        _drop(own, "found")


def drop_part(connection: duckdb.DuckDBPyConnection) -> None:
    """Give the part's memory back."""
    with closing(connection.cursor()) as own:
        _drop(own, "part")


def _drop(connection: duckdb.DuckDBPyConnection, name: str) -> None:
    if connection.execute("SELECT 1 FROM duckdb_databases() WHERE database_name = ?", [name]).fetchone():
        connection.execute(f"DETACH {name}")


def _open(connection: duckdb.DuckDBPyConnection, tables: Catalogue, key: str, drivers: str) -> Part:
    row = connection.execute("SELECT current_database()").fetchone()
    build = f'"{row[0]}"' if row else ""
    own = connection.cursor()  # a transaction writes to one database only, and that of the step is the build's
    there = own.execute("SELECT 1 FROM duckdb_databases() WHERE database_name = 'part'").fetchone()
    if not there or own.execute("SELECT key FROM part.main.scope").fetchall() != [(key,)]:
        _drop(own, "part")
        own.execute("ATTACH ':memory:' AS part")
        for schema in SCHEMAS:
            own.execute(f"CREATE SCHEMA part.{schema}")
        own.execute(f"CREATE TABLE part.main.driver AS {drivers.format(build=build)}")
        own.execute(f"CREATE TABLE part.main.scope AS SELECT {quote(key)} AS key")
    own.execute("USE part")
    bounds = own.execute("SELECT coalesce(min(driver_id), ''), coalesce(max(driver_id), '') FROM main.driver").fetchall()[0]
    return Part(own, tables, build, bounds)
