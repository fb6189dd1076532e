"""How DuckDB is opened: the only place that calls `duckdb.connect`.

Belongs here: what every connection keeps to (the memory limit, times in UTC). Does not belong here: which file is opened, and
what its failure means to whoever asked for it (warehouse, release), or what is asked of it.
"""

from pathlib import Path

import duckdb

from pipeline.settings import reading


def read_file(path: Path) -> duckdb.DuckDBPyConnection:
    """A file, read-only. Errors: duckdb.Error where there is none, or where it is no DuckDB file."""
    return _in_utc(duckdb.connect(str(path), read_only=True, config=reading()))


def write_file(path: Path) -> duckdb.DuckDBPyConnection:
    """A file, open for writing; made where there is none. Errors: duckdb.Error where it cannot be had, or another program has it."""
    return _in_utc(duckdb.connect(str(path), config=reading()))


def in_memory(threads: int | None = None) -> duckdb.DuckDBPyConnection:
    """A database of its own that is gone when it is closed; `threads` are DuckDB's, one for each core if nothing is said."""
    return _in_utc(duckdb.connect(":memory:", config=reading() | ({"threads": threads} if threads else {})))


def _in_utc(connection: duckdb.DuckDBPyConnection) -> duckdb.DuckDBPyConnection:
    connection.execute("SET TimeZone = 'UTC'")
    return connection
