"""A published file by ranges of drivers: which of them differ from another release, and the rows of a view, range by range.

Belongs here: the ranges, hashes over a table's rows, working out a view in bounded memory. Does not belong here: the files that
are made of it (exports, serve).

A range is the drivers from one driver_id up to the next range's first. Ranges are cut once, by number of drivers, and keep
their bounds from release to release, so that a changed driver changes one of them.
"""

import hashlib
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path

import duckdb
import pyarrow as pa

from pipeline.settings import exports_all, reading
from pipeline.warehouse import quote

RANGE = 1_000  # drivers: the rows of a view for so many take some 400 MB
MOST_DRIVERS = 5_000  # whose rows of a view are worked out unasked
_DRIVERS = "SELECT driver_id FROM mart.driver ORDER BY driver_id"


def drivers(connection: duckdb.DuckDBPyConnection) -> list[str]:
    """Every driver_id, in order."""
    return [row[0] for row in connection.execute(_DRIVERS).fetchall()]


def bounds(those: Sequence[str], before: Sequence[str]) -> list[str]:
    """The first driver_id of each range, in order, the first of all being ''; those of `before` while no range has outgrown them."""
    fullest = max((last - first for first, last in pairwise([*(bisect_right(those, start) for start in before), len(those)])), default=0)
    return list(before) if before and fullest <= 2 * RANGE else ["", *those[RANGE::RANGE]]


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
    return _digest(connection, name, found)


def fingerprints(connection: duckdb.DuckDBPyConnection, name: str, starts: Sequence[str]) -> list[str]:
    """The same for each range of a table, or of the tables that a view names, all of which must have a driver_id."""
    connection.execute("CREATE OR REPLACE TEMP TABLE range_start AS SELECT unnest($starts) AS start", {"starts": list(starts)})
    found: list[list[object]] = [[] for _ in starts]
    for table in _rests_on(connection, name):
        rows = connection.execute(
            f"""
            SELECT start, sum(rows), sum(hash)
            FROM (SELECT coalesce(driver_id, '') AS id, count(*) AS rows, sum(hash(t)::hugeint) AS hash FROM {table} AS t GROUP BY id)
            ASOF JOIN range_start ON id >= start GROUP BY start
            """
        ).fetchall()
        for start, *content in rows:
            found[bisect_right(starts, start) - 1].append((table, content))
    return [_digest(connection, name, each) for each in found]


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


def view_rows(published: Path, name: str, those: Sequence[str]) -> Iterator[pa.Table]:
    """The rows of a view for these drivers, given in order: in the order of all columns, some drivers at a time."""
    with duckdb.connect(":memory:", config=reading()) as memory:
        memory.execute("SET TimeZone = 'UTC'")
        memory.execute(f"ATTACH {quote(str(published))} AS published (READ_ONLY)")
        with duckdb.connect(str(published), read_only=True, config=reading()) as connection:
            tables = _rests_on(connection, name)
            sql = _view(connection, name)
        for schema in {each.split(".")[0] for each in (name, *tables)}:
            memory.execute(f"CREATE SCHEMA {schema}")
        for start in range(0, max(len(those), 1), RANGE):
            some = those[start : start + RANGE]
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


def _digest(connection: duckdb.DuckDBPyConnection, name: str, found: object) -> str:
    return hashlib.sha256(repr((_view(connection, name), found, duckdb.__version__)).encode()).hexdigest()[:32]
