"""Copying tables of the build into a release that is attached as `release`.

Belongs here: what of the build is published, and how a table gets there with its comments. Does not belong here: when, and into
which file (release, spare).
"""

import duckdb

from pipeline.catalogue import SCHEMAS, Catalogue
from pipeline.literal import quote
from pipeline.warehouse import count, describe, make_view, table_names

UNPUBLISHED = ("raw.removed_driver",)  # who asked to be left out is nobody else's business
MOST_SORTED = 1_000_000  # rows: sorting more would hold up the release


def public_tables(connection: duckdb.DuckDBPyConnection) -> list[str]:
    """The tables of the build that are published."""
    return [name for name in table_names(connection) if name.split(".")[0] in SCHEMAS and name not in UNPUBLISHED]


def published_columns(catalogue: Catalogue, name: str, *, keep_content: bool) -> str:
    """What is published of a table, as a list of expressions: a migrated table has its newer columns at the end, a release has not."""
    if name not in catalogue.tables:
        return "*"
    empty = () if keep_content or name != "raw.article" else ("content",)
    return ", ".join(f'NULL::VARCHAR AS "{column}"' if column in empty else f'"{column}"' for column in catalogue.tables[name].columns)


def copy_table(connection: duckdb.DuckDBPyConnection, catalogue: Catalogue, name: str, *, keep_content: bool) -> None:
    """Copy a table of the build, with its comments, into the attached release."""
    # Joins and groups leave no order of their own: a fixed one makes two releases of the same content the same, row by row.
    is_sorted = name.startswith(("mart.", "quality.")) and count(connection, name) <= MOST_SORTED
    columns = published_columns(catalogue, name, keep_content=keep_content)
    connection.execute(f"CREATE TABLE release.{name} AS SELECT {columns} FROM {name} {'ORDER BY ALL' if is_sorted else ''}")
    if name in catalogue.tables:
        describe(connection, catalogue, name, f"release.{name}")
        return
    place = "database_name = current_database() AND schema_name || '.' || table_name = ?"
    for (comment,) in connection.execute(f"SELECT comment FROM duckdb_tables() WHERE {place}", [name]).fetchall():
        connection.execute(f"COMMENT ON TABLE release.{name} IS {quote(comment or '')}")
    for column, comment in connection.execute(f"SELECT column_name, comment FROM duckdb_columns() WHERE {place}", [name]).fetchall():
        connection.execute(f'COMMENT ON COLUMN release.{name}."{column}" IS {quote(comment or "")}')


def copy_views(connection: duckdb.DuckDBPyConnection, catalogue: Catalogue) -> None:
    """Give the attached release the marts that are views."""
    row = connection.execute("SELECT current_database()").fetchone()
    connection.execute("USE release")  # a view's names are looked up in the file that holds it, whatever that is called
    try:
        for table in catalogue.tables.values():
            if table.is_view:
                make_view(connection, catalogue, table.name)
    finally:
        connection.execute(f'USE "{row[0] if row else ""}"')
