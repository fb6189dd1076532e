"""A published file by ranges of drivers: which of them differ from another release, and the rows of a view, range by range.

Belongs here: the ranges, hashes over a table's rows, working out a view in bounded memory. Does not belong here: the files that
are made of it (exports, serve).

A range is the drivers from one driver_id up to the next range's first. Where it is cut the driver_ids themselves say, so that the
same drivers are always cut alike, and one who comes, goes or changes changes the ranges about that place alone.
"""

import hashlib
import re
import zlib
from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path

import duckdb
import pyarrow as pa

from pipeline.literal import quote
from pipeline.opening import in_memory
from pipeline.settings import exports_all

RANGE = 1_000  # drivers at most
VIEW_PART = 250  # the same of a view's exported file, whose rows are worked out anew with each change in them
PART = 4_000  # the same of a table's exported file: a quarter as many parts to write and to read, and one is soon written
MOST_ROWS = 262_144  # of a table, or of the tables of a view, in one of these; those of a view then take some 700 MB to work out
MOST_DRIVERS = 5_000  # whose rows of a view are worked out unasked
_DRIVERS = "SELECT driver_id FROM mart.driver ORDER BY driver_id"


def drivers(connection: duckdb.DuckDBPyConnection) -> list[str]:
    """Every driver_id, in order."""
    return [row[0] for row in connection.execute(_DRIVERS).fetchall()]


def cuts(those: Sequence[str], most: int) -> list[str]:
    """The first driver_id of each range of these drivers, given in order; that of the first range is ''.

    One driver in `most` is a cut by the checksum of its name, whoever else there is; where none has been for so many, the next is.
    """
    found, held = [""], 0
    for driver in those:
        if held == most or zlib.crc32(driver.encode()) % most == 0:
            found.append(driver)
            held = 0
        held += 1
    return found


def most(connection: duckdb.DuckDBPyConnection, names: Iterable[str], limit: int, rows: int) -> int:
    """Drivers in a range of these tables and views: the limit, halved until so many have that many rows or fewer on average."""
    tables = {table for name in names for table in _rests_on(connection, name)}
    count = "SELECT count(*) FROM {}"
    held, there = (
        sum(found for table in those for (found,) in connection.execute(count.format(table)).fetchall())
        for those in (tables, {"mart.driver"})
    )
    while limit > 1 and limit * held > rows * there:
        limit //= 2
    return limit


def where(starts: Sequence[str], number: int) -> str:
    """The rows of one range as a condition in SQL; rows that name no driver are in the first."""
    after = f"driver_id >= {quote(starts[number])}" if number else ""
    below = f"driver_id < {quote(starts[number + 1])}" if number + 1 < len(starts) else ""
    inside = " AND ".join(part for part in (after, below) if part) or "true"
    return f"({inside})" if number else f"({inside} OR driver_id IS NULL)"


def fingerprint(connection: duckdb.DuckDBPyConnection, name: str) -> str:
    """A hash over the rows of a table, whatever their order; those of a view are the rows of the tables that it names."""
    counted = "SELECT count(*), sum(hash(t)::hugeint) FROM {} AS t"
    found = [connection.execute(counted.format(table)).fetchall() for table in _rests_on(connection, name)]
    return _digest(_view(connection, name), found)


def fingerprints(
    connection: duckdb.DuckDBPyConnection, name: str, starts: Sequence[str], numbers: Collection[int] | None = None
) -> dict[int, str]:
    """The same for each range of a table, or of the tables that a view names, all of which must have a driver_id; or for some ranges."""
    wanted = range(len(starts)) if numbers is None else sorted(numbers)
    those = "true" if numbers is None else " OR ".join(where(starts, number) for number in wanted) or "false"
    connection.execute("CREATE OR REPLACE TEMP TABLE range_start AS SELECT unnest($starts) AS start", {"starts": list(starts)})
    found: dict[int, list[object]] = {number: [] for number in wanted}
    for table in _rests_on(connection, name):
        rows = connection.execute(
            f"""
            SELECT start, sum(rows), sum(hash)
            FROM (
                SELECT coalesce(driver_id, '') AS id, count(*) AS rows, sum(hash(t)::hugeint) AS hash FROM {table} AS t
                WHERE {those} GROUP BY id
            )
            ASOF JOIN range_start ON id >= start GROUP BY start
            """
        ).fetchall()
        for start, *content in rows:
            found[bisect_right(starts, start) - 1].append((table, content))
    sql = _view(connection, name)
    return {number: _digest(sql, each) for number, each in found.items()}


def by_driver(connection: duckdb.DuckDBPyConnection, name: str) -> bool:
    """Whether a table has a driver_id, and so has every table that a view of that name rests on."""
    known = "SELECT schema_name || '.' || table_name FROM duckdb_columns() WHERE column_name = 'driver_id'"
    return {name, *_rests_on(connection, name)} <= {each for (each,) in connection.execute(known).fetchall()}


def views(connection: duckdb.DuckDBPyConnection) -> set[str]:
    """The views of a file, by full name."""
    found = connection.execute("SELECT schema_name || '.' || view_name FROM duckdb_views() WHERE NOT internal").fetchall()
    return {name for (name,) in found}


def large_views(connection: duckdb.DuckDBPyConnection) -> set[str]:
    """The views, by full name, that are not worked out for all drivers, because these are too many and nobody asked for it."""
    ((size,),) = connection.execute("SELECT coalesce(max(estimated_size), 0) FROM duckdb_tables() WHERE table_name = 'driver'").fetchall()
    return views(connection) if size > MOST_DRIVERS and not exports_all() else set()


def view_rows(connection: duckdb.DuckDBPyConnection, name: str, those: Sequence[str]) -> Iterator[pa.Table]:
    """The rows of a published file's view for these drivers, given in order: in the order of all columns, some drivers at a time."""
    ((published,),) = connection.execute("SELECT path FROM duckdb_databases() WHERE database_name = current_database()").fetchall()
    with in_memory(Path(published)) as memory:
        memory.execute(f"ATTACH {quote(published)} AS published (READ_ONLY)")
        tables = _rests_on(connection, name)
        sql = _view(connection, name)
        for schema in {each.split(".")[0] for each in (name, *tables)}:
            memory.execute(f"CREATE SCHEMA {schema}")
        step = most(connection, [name], RANGE, MOST_ROWS)
        for start in range(0, max(len(those), 1), step):
            some = those[start : start + step]
            memory.execute("CREATE OR REPLACE TEMP TABLE wanted AS SELECT unnest($some::varchar[]) AS driver_id", {"some": list(some)})
            between = {"first": min(some, default=""), "last": max(some, default="")}
            for table in tables:
                rows = f"published.{table} WHERE driver_id IN (FROM wanted) AND driver_id BETWEEN $first AND $last"
                memory.execute(f"CREATE OR REPLACE TABLE {table} AS FROM {rows}", between)
            memory.execute(f"CREATE OR REPLACE VIEW {name} AS {sql.partition(' AS ')[2]}")
            yield memory.sql(f"SELECT * FROM {name} ORDER BY ALL").to_arrow_table()


def _view(connection: duckdb.DuckDBPyConnection, name: str) -> str:
    """The statement that made a view; empty for a table."""
    found = connection.execute("SELECT sql FROM duckdb_views() WHERE schema_name || '.' || view_name = ?", [name]).fetchall()
    return found[0][0] if found else ""


def _rests_on(connection: duckdb.DuckDBPyConnection, name: str) -> list[str]:
    """The tables that a view names; a table is itself."""
    sql = _view(connection, name)
    if not sql:
        return [name]
    tables = connection.execute("SELECT schema_name || '.' || table_name FROM duckdb_tables()").fetchall()
    return sorted({table for (table,) in tables} & set(re.findall(r"\w+\.\w+", sql)))


def _digest(sql: str, found: object) -> str:
    return hashlib.sha256(repr((sql, found, duckdb.__version__)).encode()).hexdigest()[:32]
