"""What the command line tells of the published file: its state, and the way of one cell through it.

Belongs here: `paddock status` and `paddock trace`. Does not belong here: anything that writes.
"""

from pathlib import Path

import duckdb
from rich.console import Console

from pipeline.command.answer import plain
from pipeline.faults import NotThereError
from pipeline.release.file import asking, previous_path
from pipeline.warehouse import build_path, published_path


def status(folder: Path, console: Console) -> None:
    """Print what is published, from when, by which run, with which warnings. Errors: WarehouseError."""
    with asking(folder) as connection:
        release = _row(connection, "SELECT * FROM quality.release")
        path = published_path(folder)
        say(console, f"published  {path} ({path.stat().st_size / 1e6:.1f} MB)")
        made = f"{release['published_at']:%Y-%m-%d %H:%M} UTC, run {str(release['run_id'])[:8]}"
        say(console, f"from       {made}, Paddock {release['version']}")
        held = f"{_counted(release['drivers'], 'driver')}, {_counted(release['snapshots'], 'snapshot')}"
        say(console, f"holds      {held}, source: {release['source']}")
        if previous_path(folder).exists():
            say(console, f"before it  {previous_path(folder)} (paddock rollback goes back to it)")
        if build_path(folder).exists():
            say(console, f"history    {build_path(folder)} ({build_path(folder).stat().st_size / 1e6:.1f} MB)")
        unread = connection.execute("SELECT title, message, remedy FROM quality.unread_article ORDER BY title").fetchall()
        for title, message, remedy in unread:
            say(console, f"unread     {title}: {message}; {remedy}")
        failed = connection.execute(
            "SELECT check_name, failing_rows, description FROM quality.check_result WHERE NOT passed ORDER BY severity, check_name"
        ).fetchall()
        say(console, f"warnings   {_counted(len(failed), 'check')} found rows" if failed else "warnings   none")
        for name, rows, description in failed:
            say(console, f"  {name} ({rows}): {description}")


def trace(folder: Path, cell_id: str, console: Console) -> None:
    """Print a cell: its markup, what was read in it, the claims, the mart numbers that rest on it, the link.

    Errors: NotThereError where the warehouse has no such cell, WarehouseError where there is no warehouse.
    """
    with asking(folder) as connection:
        snapshot = cell_id.split("/", maxsplit=1)[0]
        found = next((row for row in (_find(connection, table, cell_id) for table in ("cell", "infobox_field", "sentence")) if row), None)
        if not found:
            raise NotThereError(f"there is no cell {cell_id}", _nearest(connection, snapshot))
        for name, value in found.items():
            if value not in (None, "") and name not in {"snapshot_id", "driver_id"}:
                say(console, f"{name:18} {plain(value)}")
        expansions = "SELECT * FROM raw.template_expansion WHERE snapshot_id = ? AND contains(?, call) ORDER BY call"
        for row in _rows(connection, expansions, snapshot, str(found.get("markup", ""))):
            place = f"{row['call']} (revision {row['template_revision_id']} of its page)"
            say(console, f"{'from a template':18} {place}: {plain(row['expansion'])}")
        for table in _tables_with_cells(connection, ("staging", "quality")):
            for row in _claims(connection, table, cell_id, found):
                say(console, f"\nclaim in {table}")
                _say_row(console, row)
        numbers = "SELECT table_name, row_key, column_name FROM mart.evidence WHERE driver_id = ? AND cell_id = ? ORDER BY ALL"
        evidence = _rows(connection, numbers, found["driver_id"], cell_id)
        if evidence:
            say(console, "\nmart numbers that rest on it")
            for row in evidence:
                say(console, f"  {row['table_name']}  {row['row_key']}  {row['column_name']}")
        article = _row(connection, "SELECT title, permalink, url FROM raw.article WHERE snapshot_id = ?", snapshot)
        say(console, f"\n{article['title']}: {article['permalink'] or article['url']}")


def _counted(number: object, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _find(connection: duckdb.DuckDBPyConnection, table: str, cell_id: str) -> dict[str, object]:
    return next(iter(_rows(connection, f"SELECT * FROM raw.{table} WHERE cell_id = ?", cell_id)), {})


def _claims(connection: duckdb.DuckDBPyConnection, table: str, cell_id: str, place: dict[str, object]) -> list[dict[str, object]]:
    """The rows of a table that were read from a cell: those of its address, and the entry or standing of its row that has its column."""
    column = "SELECT column_name FROM raw.table_column WHERE (snapshot_id, table_no, column_no) = (?, ?, ?)"
    where, values = "cell_id = ?", [cell_id]
    row_no = {"staging.season_entry": "row_no", "staging.season_standing": "origin_row_no"}.get(table)
    if row_no in place:
        named = connection.execute(column, [place["snapshot_id"], place["table_no"], place["column_no"]]).fetchone()
        if named and named[0] in connection.table(table).columns:
            where, values = "(snapshot_id, table_no, row_no) = (?, ?, ?)", [place["snapshot_id"], place["table_no"], place[row_no]]
    return _rows(connection, f"SELECT * FROM {table} WHERE {where}", *values)


def _nearest(connection: duckdb.DuckDBPyConnection, snapshot: str) -> str:
    """What to try instead of a cell that is not there."""
    driver = snapshot.split("@", maxsplit=1)[0]
    row = connection.execute(
        "SELECT cell_id FROM raw.cell WHERE driver_id = ? ORDER BY snapshot_id = ? DESC, cell_id LIMIT 1", [driver, snapshot]
    ).fetchone()
    return (
        f"take one from a cell_id column; this driver's look like {row[0]}"
        if row
        else "take one from a cell_id column of any mart, or from mart.evidence"
    )


def _tables_with_cells(connection: duckdb.DuckDBPyConnection, schemas: tuple[str, ...]) -> list[str]:
    query = """
        SELECT schema_name || '.' || table_name FROM duckdb_columns()
        WHERE column_name = 'cell_id' AND list_contains(?, schema_name) AND NOT starts_with(table_name, 'failed_') ORDER BY ALL
    """
    return [row[0] for row in connection.execute(query, [list(schemas)]).fetchall()]


def _rows(connection: duckdb.DuckDBPyConnection, query: str, *values: object) -> list[dict[str, object]]:
    answer = connection.execute(query, list(values))
    names = [column[0] for column in answer.description]
    return [dict(zip(names, row, strict=True)) for row in answer.fetchall()]


def _row(connection: duckdb.DuckDBPyConnection, query: str, *values: object) -> dict[str, object]:
    return next(iter(_rows(connection, query, *values)), {})


def _say_row(console: Console, row: dict[str, object]) -> None:
    for name, value in row.items():
        if value not in (None, "") and name not in {"cell_id", "snapshot_id", "driver_id"}:
            say(console, f"  {name:18} {plain(value)}")


def say(console: Console, text: str) -> None:
    """Print a line as it is: no markup, no colour, wrapped by the terminal alone."""
    console.print(text, markup=False, highlight=False, soft_wrap=True)
