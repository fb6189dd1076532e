"""Taking drivers out: because somebody asked for it, or because the wiki has deleted the article.

Belongs here: what has to go from the build file, and the list of drivers that stay out. Does not belong here: publishing what is
left (the refresh job does, without looking at the source).

What is removed here leaves staging, marts, exports and report with the next publication, because they are made from it.
"""

from datetime import datetime, timedelta

import duckdb

from pipeline.history import forget


class UnknownDriverError(Exception):
    """There is no driver of that id in the warehouse; the message names some that are like it."""


def remove(connection: duckdb.DuckDBPyConnection, driver: str, now: datetime) -> str:
    """Take a driver out and keep it out; gives the title of its article. Runs in the caller's transaction.

    Errors: UnknownDriverError.
    """
    newest = "SELECT title, page_id FROM raw.article WHERE driver_id = ? ORDER BY coalesce(revision_at, fetched_at) DESC, rowid DESC"
    row = connection.execute(newest, [driver]).fetchone()
    if row is None:
        alike = "SELECT driver_id FROM raw.article GROUP BY driver_id ORDER BY jaro_similarity(driver_id, ?) DESC LIMIT 3"
        near = connection.execute(alike, [driver]).fetchall()
        raise UnknownDriverError(f"there is no driver {driver!r}; near are: {', '.join(one for (one,) in near) or 'none'}")
    connection.execute("DELETE FROM raw.removed_driver WHERE driver_id = ?", [driver])
    connection.execute("INSERT INTO raw.removed_driver VALUES (?, ?, ?, ?)", [driver, row[0], row[1], now])
    _take_out(connection, driver)
    return row[0]


def keep_out(connection: duckdb.DuckDBPyConnection) -> list[str]:
    """Take out again what a source has brought of removed drivers, by driver_id or page id; gives them."""
    rows = connection.execute("""
        SELECT DISTINCT driver_id FROM raw.article AS a
        WHERE driver_id IN (SELECT driver_id FROM raw.removed_driver) OR page_id IN (SELECT page_id FROM raw.removed_driver)
        ORDER BY driver_id
    """).fetchall()
    for (driver,) in rows:
        _take_out(connection, driver)
    return [driver for (driver,) in rows]


def readmit(connection: duckdb.DuckDBPyConnection, driver: str) -> bool:
    """Let a removed driver in again with the next refresh; False where it was not removed."""
    return bool(connection.execute("DELETE FROM raw.removed_driver WHERE driver_id = ? RETURNING driver_id", [driver]).fetchall())


def remove_gone(connection: duckdb.DuckDBPyConnection, days: float, now: datetime) -> list[str]:
    """Take out the drivers whose article the wiki deleted at least `days` ago as far as we know; gives them.

    They are not kept out: an article that comes back is followed again.
    """
    gone = connection.execute(
        """
        SELECT DISTINCT driver_id FROM quality.unread_article
        WHERE reason = 'deleted' AND since <= ? AND driver_id IN (SELECT driver_id FROM raw.current_article) ORDER BY driver_id
        """,
        [now - timedelta(days=days)],
    ).fetchall()
    for (driver,) in gone:
        _take_out(connection, driver)
    return [driver for (driver,) in gone]


def _take_out(connection: duckdb.DuckDBPyConnection, driver: str) -> None:
    rows = connection.execute("SELECT snapshot_id FROM raw.article WHERE driver_id = ?", [driver]).fetchall()
    forget(connection, [row[0] for row in rows])
    for table in ("raw.current_article", "raw.claim_change", "quality.unread_article"):
        connection.execute(f"DELETE FROM {table} WHERE driver_id = ?", [driver])
