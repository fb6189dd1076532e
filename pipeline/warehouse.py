"""How the build file is made, migrated, filled and described.

Belongs here: its connection, tables with their comments, replacing the rows of some drivers, migration of an older build.
Does not belong here: how DuckDB is opened (opening), what its errors mean (faults), which tables there are (catalogue), what is
in them, or Dagster.

The build file has a fifth schema, `build`, that is never published: the claims of every parsed snapshot as parsing gave
them (`build.claim_<table>`), which parser read which snapshot, and which version of the drivers each mart has seen. So a
step can be killed at any moment and the next run does what is left, and a new guard or contract needs no new parsing.
"""

import hashlib
from collections.abc import Callable, Generator, Sequence
from contextlib import contextmanager
from pathlib import Path

import duckdb
import polars as pl

from pipeline.catalogue import SCHEMAS, Catalogue, Table
from pipeline.faults import WarehouseError, faults
from pipeline.literal import quote
from pipeline.opening import write_file
from pipeline.parse.frames import QUALITY, RAW, STAGING
from pipeline.seal import break_seal, is_changed, set_seal
from pipeline.stored import create_statement, frame_columns

BUILD_SCHEMA = "build"
CLAIMS = (*STAGING, *QUALITY)
GENERATION = 1  # rises when an older build file cannot be migrated by rebuilding its tables from raw.article

_STATE = {
    "build.meta": {"key": "VARCHAR", "value": "VARCHAR"},
    "build.parsed_snapshot": {
        "snapshot_id": "VARCHAR",
        "driver_id": "VARCHAR",
        "sha256": "VARCHAR",
        "parser": "VARCHAR",
        "is_read": "BOOLEAN",
    },
    "build.staged_driver": {
        "driver_id": "VARCHAR",
        "snapshot_id": "VARCHAR",
        "expansion_sha256": "VARCHAR",
        "state": "VARCHAR",
        "change_no": "BIGINT",
    },
    "build.built_table": {"table_name": "VARCHAR", "version": "VARCHAR", "change_no": "BIGINT"},
    "build.release_state": {
        "run_id": "VARCHAR",
        "published_at": "TIMESTAMPTZ",
        "how": "VARCHAR",
        "change_no": "BIGINT",
        "keep_content": "BOOLEAN",
        "whole_bytes": "BIGINT",
        "seal": "VARCHAR",
        "built": "MAP(VARCHAR, STRUCT(version VARCHAR, change_no BIGINT))",
    },
}
_KEPT = (  # what cannot be made again from the rest
    "raw.article", "raw.template_expansion", "raw.current_article", "raw.accepted_snapshot", "raw.removed_driver", "raw.claim_change",
    "raw.dump_file", "quality.held_snapshot", "quality.unread_article",
)  # fmt: skip
_READ = (*(f"raw.{name}" for name in RAW), *(f"build.claim_{name}" for name in CLAIMS), "build.parsed_snapshot")
_IF_NEW = "CREATE TABLE IF NOT EXISTS"
_VIEWS = "SELECT schema_name || '.' || view_name FROM duckdb_views() WHERE NOT internal AND database_name = current_database()"


def build_path(folder: Path) -> Path:
    """The pipeline's own file in the warehouse folder."""
    return folder / "build" / "paddock.duckdb"


def published_path(folder: Path) -> Path:
    """The file that analysts open."""
    return folder / "paddock.duckdb"


def connect_build(folder: Path, catalogue: Catalogue, say: Callable[[str], None] = lambda _: None) -> duckdb.DuckDBPyConnection:
    """The build file, made or migrated to the catalogue, open for writing; `say` hears what was mended. Errors: WarehouseError."""
    with faults(folder):
        path = build_path(folder)
        path.parent.mkdir(parents=True, exist_ok=True)
        for stale in path.parent.glob("publish-*"):
            stale.unlink()
        by_others = is_changed(path)
        connection = write_file(path)
        try:
            prepare(connection, catalogue, say, by_others=by_others)
            break_seal(path)
        except BaseException:
            connection.close()
            raise
        return connection


def close_build(connection: duckdb.DuckDBPyConnection, folder: Path) -> None:
    """Close the build file, and note how it was left."""
    connection.close()
    set_seal(build_path(folder))


def prepare(
    connection: duckdb.DuckDBPyConnection, catalogue: Catalogue, say: Callable[[str], None] = lambda _: None, *, by_others: bool = False
) -> None:
    """Give the file every table of the catalogue: a new file gets them empty, an older one is migrated.

    Migration keeps raw.article and adds the columns that it lacks; it keeps what parsing read where the columns of that are
    as they were; it drops the rest, which the same run makes again. So it is done, too, where a table is gone or another; of a file
    that another program has changed (`by_others`) only the history is kept, and of that only the texts that their hash knows.
    Errors: WarehouseError where the file was written by a later generation of Paddock, or by something else.
    """
    version = f"{GENERATION}:{catalogue.version}:{hashlib.sha256(repr(_STATE).encode()).hexdigest()[:12]}"
    found = read_note(connection, "schema_version")
    is_whole = found != version or _has_every_table(connection, catalogue)
    if found == version and is_whole and not by_others:
        return
    if not found and table_names(connection):
        raise WarehouseError(
            "the build file holds tables and was not made by Paddock", "move it away, or set PADDOCK_WAREHOUSE to another folder"
        )
    if found:
        check_generation(found)
    if by_others or not is_whole:
        say("another program has changed the build file: all but its history is made again")
    with transaction(connection):
        _migrate(connection, catalogue, by_others=by_others)
        write_note(connection, "schema_version", version)


def _migrate(connection: duckdb.DuckDBPyConnection, catalogue: Catalogue, *, by_others: bool) -> None:
    """Give the file the tables of the catalogue, in the caller's transaction: those that cannot be made again keep their rows."""
    for schema in (*SCHEMAS, BUILD_SCHEMA):
        connection.execute(f"CREATE SCHEMA IF NOT EXISTS {schema}")
    kept = {*_KEPT, *_READ} if not by_others and _is_read_alike(connection, catalogue) else _KEPT
    for (name,) in connection.execute(_VIEWS).fetchall():
        connection.execute(f"DROP VIEW {name}")
    for name in table_names(connection):
        if name not in kept:
            connection.execute(f"DROP TABLE {name}")
    for table in catalogue.tables.values():
        _create(connection, catalogue, table)
    for name in CLAIMS:
        connection.execute(create_statement(f"{BUILD_SCHEMA}.claim_{name}", frame_columns(name), verb=_IF_NEW))
    for name, columns in _STATE.items():
        connection.execute(create_statement(name, columns, verb=_IF_NEW))
    if by_others:
        connection.execute("DELETE FROM raw.article WHERE sha256(content) IS DISTINCT FROM sha256")


def check_generation(found: str) -> None:
    """Errors: WarehouseError where a build file of this schema version was written by a later generation of Paddock."""
    generation = found.split(":", maxsplit=1)[0]
    if not generation.isdecimal() or int(generation) > GENERATION:
        raise WarehouseError(
            f"the build file was written by a newer Paddock (schema {found}, this one knows {GENERATION})",
            "update Paddock, or set PADDOCK_WAREHOUSE to another folder",
        )


def _columns(connection: duckdb.DuckDBPyConnection) -> dict[str, list[tuple[str, str]]]:
    """The columns of every table and view of the file, with their types, in order."""
    found: dict[str, list[tuple[str, str]]] = {}
    for name, *column in connection.execute(
        "SELECT schema_name || '.' || table_name, column_name, data_type FROM duckdb_columns() WHERE NOT internal ORDER BY column_index"
    ).fetchall():
        found.setdefault(name, []).append((column[0], column[1]))
    return found


def _has_every_table(connection: duckdb.DuckDBPyConnection, catalogue: Catalogue) -> bool:
    """Whether every table that the file was made with is there with all its columns, as a table or a view."""
    found = {name: {column for column, _ in columns} for name, columns in _columns(connection).items()}
    wanted = {name: set(table.columns) for name, table in catalogue.tables.items()}
    wanted |= {f"{BUILD_SCHEMA}.claim_{name}": set(frame_columns(name)) for name in CLAIMS}
    wanted |= {name: set(columns) for name, columns in _STATE.items()}
    stored = {name for name in wanted if name not in catalogue.tables or not catalogue.tables[name].is_view}
    return stored <= set(table_names(connection)) and all(found.get(name) == columns for name, columns in wanted.items())


def _is_read_alike(connection: duckdb.DuckDBPyConnection, catalogue: Catalogue) -> bool:
    """Whether every table that parsing fills has the columns that it has now."""
    found = _columns(connection)
    wanted = {f"raw.{name}": catalogue.tables[f"raw.{name}"].columns for name in RAW}
    wanted |= {f"{BUILD_SCHEMA}.claim_{name}": frame_columns(name) for name in CLAIMS}
    wanted["build.parsed_snapshot"] = _STATE["build.parsed_snapshot"]
    return all(found.get(name) == [(column, kind.replace(" ", "")) for column, kind in columns.items()] for name, columns in wanted.items())


def _create(connection: duckdb.DuckDBPyConnection, catalogue: Catalogue, table: Table) -> None:
    """Make a table or a view, or give a table that was kept the columns that it lacks."""
    if table.is_view:
        make_view(connection, catalogue, table.name)
        return
    connection.execute(create_statement(table.name, table.columns, verb=_IF_NEW))
    if table.name in _KEPT:
        for column, kind in table.columns.items():
            connection.execute(f'ALTER TABLE {table.name} ADD COLUMN IF NOT EXISTS "{column}" {kind}')
    describe(connection, catalogue, table.name)


def make_view(connection: duckdb.DuckDBPyConnection, catalogue: Catalogue, name: str) -> None:
    """Make or replace the view that a mart is in the connection's own file."""
    connection.execute(f"CREATE OR REPLACE VIEW {name} AS {catalogue.tables[name].sql}")
    describe(connection, catalogue, name)


def read_note(connection: duckdb.DuckDBPyConnection, key: str) -> str:
    """What the build file remembers under a key; '' where it remembers nothing."""
    if f"{BUILD_SCHEMA}.meta" not in table_names(connection):
        return ""
    row = connection.execute("SELECT value FROM build.meta WHERE key = ?", [key]).fetchone()
    return row[0] if row else ""


def write_note(connection: duckdb.DuckDBPyConnection, key: str, value: str) -> None:
    """Have the build file remember a value under a key."""
    connection.execute("DELETE FROM build.meta WHERE key = ?", [key])
    connection.execute("INSERT INTO build.meta VALUES (?, ?)", [key, value])


def table_names(connection: duckdb.DuckDBPyConnection) -> list[str]:
    """The tables of the connection's own file, with their schemas."""
    rows = connection.execute(
        "SELECT schema_name || '.' || table_name FROM duckdb_tables() WHERE database_name = current_database() ORDER BY 1"
    )
    return [row[0] for row in rows.fetchall()]


def describe(connection: duckdb.DuckDBPyConnection, catalogue: Catalogue, name: str, target: str = "") -> None:
    """Write a table's comment and those of its columns; `target` is its full name where it lies in another file."""
    table = catalogue.tables[name]
    target = target or name
    connection.execute(f"COMMENT ON {'VIEW' if table.is_view else 'TABLE'} {target} IS {quote(table.comment)}")
    for column in table.columns:
        comment = catalogue.column_comments.get(column)
        if comment:
            connection.execute(f'COMMENT ON COLUMN {target}."{column}" IS {quote(comment)}')


@contextmanager
def transaction(connection: duckdb.DuckDBPyConnection) -> Generator[None]:
    """All of the block's changes or none of them."""
    connection.execute("BEGIN")
    try:
        yield
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


def insert(connection: duckdb.DuckDBPyConnection, name: str, frame: pl.DataFrame) -> None:
    """Add a frame's rows to a table, by column name."""
    if frame.height:
        connection.register("incoming", frame)
        try:
            connection.execute(f"INSERT INTO {name} BY NAME SELECT * FROM incoming")
        finally:
            connection.unregister("incoming")


def replace_rows(connection: duckdb.DuckDBPyConnection, name: str, key: str, values: Sequence[str], frame: pl.DataFrame) -> None:
    """Replace the rows whose `key` is one of `values` with the frame's."""
    if values:
        connection.execute(f'DELETE FROM {name} WHERE "{key}" IN (SELECT unnest(?))', [list(values)])
    insert(connection, name, frame)


def latest_change(connection: duckdb.DuckDBPyConnection) -> int:
    """The number of the last staging that changed a driver."""
    row = connection.execute("SELECT coalesce(max(change_no), 0) FROM build.staged_driver").fetchone()
    return row[0] if row else 0


def count(connection: duckdb.DuckDBPyConnection, name: str) -> int:
    """How many rows a table or a query in brackets has."""
    row = connection.execute(f"SELECT count(*) FROM {name}").fetchone()
    return row[0] if row else 0
