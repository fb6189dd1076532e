"""How DuckDB is opened: the only place that calls `duckdb.connect`.

Belongs here: what every connection keeps to (the limits of memory and of what is spilled to disk, times in UTC). Does not belong
here: which file is opened, and what its failure means to whoever asked for it (warehouse, release), or what is asked of it.
"""

from pathlib import Path

import duckdb

from pipeline.settings import reading, temporary_limit


def read_file(path: Path) -> duckdb.DuckDBPyConnection:
    """A file, read-only. Errors: duckdb.Error where there is none, or where it is no DuckDB file."""
    return _kept_in_bounds(duckdb.connect(str(path), read_only=True, config=reading()), path)


def write_file(path: Path) -> duckdb.DuckDBPyConnection:
    """A file, open for writing; made where there is none. Errors: duckdb.Error where it cannot be had, or another program has it."""
    return _kept_in_bounds(duckdb.connect(str(path), config=reading()), path)


def in_memory(beside: Path | None = None, threads: int | None = None) -> duckdb.DuckDBPyConnection:
    """A database of its own that is gone when it is closed.

    What it has no memory for is spilled to where the file `beside` has it, or nowhere. `threads` are DuckDB's, one for each core
    if nothing is said.
    """
    spilled = f"{beside}.tmp" if beside else ""  # by itself DuckDB takes the working folder
    config = reading() | {"temp_directory": spilled} | ({"threads": threads} if threads else {})
    return _kept_in_bounds(duckdb.connect(":memory:", config=config), beside)


def _kept_in_bounds(connection: duckdb.DuckDBPyConnection, path: Path | None) -> duckdb.DuckDBPyConnection:
    connection.execute("SET TimeZone = 'UTC'")
    if path:  # in the config it is taken and not kept to
        connection.execute(f"SET max_temp_directory_size = '{temporary_limit(path.absolute().parent)}'")
    return connection
