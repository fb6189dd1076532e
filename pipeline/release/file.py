"""The published file: written beside the old one, swapped in with one step, and put back with one command.

Belongs here: copying the build into a release, the swap, the previous release, reading what a release says of itself.
Does not belong here: whether it may be published (check), what follows publication (publish).

The file is in a format that DuckDB 1.3 and later clients read, and holds the four public schemas only. A small one is written
table by table; a large one is an older release, brought up to date (spare). An analyst's open connection keeps the file it
opened; a connection opened after the swap sees all of the new one.
"""

import os
from collections.abc import Generator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import duckdb

from pipeline import __version__
from pipeline.catalogue import SCHEMAS, Catalogue
from pipeline.faults import NotThereError, WarehouseError, faults, is_locked
from pipeline.literal import quote
from pipeline.opening import read_file
from pipeline.release.copying import copy_table, copy_views, public_tables
from pipeline.release.folder import same_file
from pipeline.release.spare import bring_up_to_date, keep_aside, note_release
from pipeline.seal import log_path
from pipeline.warehouse import published_path, transaction

STORAGE_VERSION = "v1.2.0"  # what DuckDB 1.3, 1.4 and 1.5 read; 2.0's own format is closed to them

_REMEDY = "paddock rollback publishes the release before it; paddock refresh makes a new one"
_SIZE = "SELECT max(total_blocks * block_size) + 3 * 4096 FROM pragma_database_size() WHERE database_name = current_database()"
_TOLD = "SELECT run_id, published_at, version, drivers, snapshots FROM quality.release"

SMALL_BLOCK, LARGE_BLOCK = 16_384, 262_144  # every column of every table fills a block: small ones make a small warehouse 12 times smaller
SMALL_FILE = 256_000_000  # bytes in use above which large blocks read faster and waste nothing


def previous_path(folder: Path) -> Path:
    """The release before the published one."""
    return folder / "previous" / "paddock.duckdb"


def write_release(
    connection: duckdb.DuckDBPyConnection, catalogue: Catalogue, folder: Path, run_id: str, *, keep_content: bool = True
) -> Path:
    """Make a new file of the public tables of the build, beside it, and give its path; nothing is published yet.

    An older release that nobody reads is brought up to date where that costs less than writing every row. `keep_content` false
    leaves the column raw.article.content empty. Errors: WarehouseError.
    """
    path = folder / "build" / f"publish-{os.getpid()}.duckdb"
    with faults(folder):
        path.unlink(missing_ok=True)
        with transaction(connection):
            _stamp(connection, catalogue, run_id)
        try:
            size, how = bring_up_to_date(connection, catalogue, folder, path, keep_content=keep_content)
            if not size:
                _write_whole(connection, catalogue, path, keep_content=keep_content)
        except BaseException:
            for leftover in folder.glob("build/publish-*"):
                leftover.unlink()
            raise
        _sync(path)
        note_release(connection, path, size or path.stat().st_size, how, keep_content=keep_content)
    return path


def _write_whole(connection: duckdb.DuckDBPyConnection, catalogue: Catalogue, path: Path, *, keep_content: bool) -> None:
    block = SMALL_BLOCK if _used(connection) < SMALL_FILE else LARGE_BLOCK
    connection.execute(f"ATTACH {quote(str(path))} AS release (STORAGE_VERSION '{STORAGE_VERSION}', BLOCK_SIZE {block})")
    try:
        connection.execute("BEGIN")
        for schema in SCHEMAS:
            connection.execute(f"CREATE SCHEMA release.{schema}")
        for name in public_tables(connection):
            copy_table(connection, catalogue, name, keep_content=keep_content)
        copy_views(connection, catalogue)
        connection.execute("COMMIT")
    except BaseException:
        connection.execute("ROLLBACK") if _in_transaction(connection) else None
        raise
    finally:
        connection.execute("DETACH release")


def _used(connection: duckdb.DuckDBPyConnection) -> int:
    """Bytes of the build file that hold something."""
    row = connection.execute(
        "SELECT used_blocks * block_size FROM pragma_database_size() WHERE database_name = current_database()"
    ).fetchone()
    return row[0] if row else 0


def _in_transaction(connection: duckdb.DuckDBPyConnection) -> bool:
    """Whether a transaction is open: a failed statement may have ended it."""
    try:
        connection.execute("BEGIN")
    except duckdb.TransactionException:
        return True
    connection.execute("ROLLBACK")
    return False


def _stamp(connection: duckdb.DuckDBPyConnection, catalogue: Catalogue, run_id: str) -> None:
    connection.execute("DELETE FROM quality.release")
    connection.execute(
        """
        INSERT INTO quality.release
        SELECT ?, ?, ?, ?, (SELECT string_agg(DISTINCT source, ', ' ORDER BY source) FROM raw.article),
            (SELECT count(*) FROM raw.current_article), (SELECT count(*) FROM raw.article),
            (SELECT count(*) FROM quality.check_result WHERE NOT passed)
        """,
        [run_id, datetime.now(UTC), __version__, catalogue.version],
    )


def _sync(path: Path) -> None:
    """Have the kernel write a file or a folder's entries to the disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def swap(new: Path, folder: Path) -> None:
    """Make `new` the published file; the one before it, if it is a release, becomes the previous one. Errors: WarehouseError."""
    with faults(folder):
        published = published_path(folder)
        if _is_release(published):
            keep = previous_path(folder)
            keep.parent.mkdir(exist_ok=True)
            beside = keep.with_suffix(".new")
            _give_name(published, beside)
            keep_aside(keep, folder)
            beside.replace(keep)
        _take_place(new, published)
        _sync(folder)


def _take_place(new: Path, published: Path) -> None:
    """Put a release at a path, without the log that another program has left there of a file that it wrote to."""
    log_path(published).unlink(missing_ok=True)
    new.replace(published)
    log_path(published).unlink(missing_ok=True)


def _give_name(source: Path, target: Path) -> None:
    """Have the disk hold a release under another name, too."""
    target.unlink(missing_ok=True)
    same_file(source, target)
    _sync(target)


def previous_release(folder: Path) -> Path:
    """The file of the previous release. Errors: NotThereError where there is none."""
    keep = previous_path(folder)
    if not keep.exists():
        raise NotThereError(
            f"there is no previous release in {keep.parent}", "it is made by the second publication: there is nothing to go back to yet"
        )
    return keep


def rollback(folder: Path) -> None:
    """Publish the previous release again; the one that was published becomes the previous, so that a second call undoes the first.

    Errors: NotThereError where there is no previous release, WarehouseError.
    """
    with faults(folder):
        keep = previous_release(folder)
        _open_release(keep, "the release before it is lost: paddock refresh makes a new one").close()
        published = published_path(folder)
        aside = keep.with_suffix(".new")
        aside.unlink(missing_ok=True)
        if _is_release(published):
            _give_name(published, aside)
        _take_place(keep, published)
        if aside.exists():
            aside.replace(keep)
        _sync(folder)


def open_published(folder: Path) -> duckdb.DuckDBPyConnection:
    """The published file, read-only. Errors: NotThereError where there is none, WarehouseError where it is no warehouse."""
    path = published_path(folder)
    if not path.is_file():
        raise NotThereError(f"nothing is published at {path}", "run: paddock refresh")
    return _open_release(path, _REMEDY)


@contextmanager
def asking(folder: Path) -> Generator[duckdb.DuckDBPyConnection]:
    """The published file, read-only, for our own questions. Errors: as `open_published`; WarehouseError where it lacks the answer."""
    with open_published(folder) as connection:
        try:
            yield connection
        except duckdb.Error as error:
            raise _no_release(published_path(folder), error, _REMEDY) from error


def _open_release(path: Path, remedy: str) -> duckdb.DuckDBPyConnection:
    """A release, read-only. Errors: WarehouseError where it is none, or another program writes to it."""
    try:
        connection = read_file(path)
        try:
            told = connection.execute(_TOLD).fetchall()
            size = connection.execute(_SIZE).fetchall()[0][0]
        except BaseException:
            connection.close()
            raise
    except duckdb.Error as error:
        raise _no_release(path, error, remedy) from error
    reason = "" if len(told) == 1 and None not in told[0] else "quality.release has no row that tells of it"
    if path.stat().st_size < size:
        reason = f"it is cut off: it has {path.stat().st_size} bytes of {size}"
    if not reason:
        return connection
    connection.close()
    raise WarehouseError(f"{path} is no warehouse of Paddock, or not a whole one ({reason})", remedy)


def _no_release(path: Path, error: duckdb.Error, remedy: str) -> WarehouseError:
    reason = str(error).splitlines()[0]
    if is_locked(error):
        return WarehouseError(f"another program has {path} open for writing ({reason})", "end it, or have it open the file read-only")
    return WarehouseError(f"{path} is no warehouse of Paddock, or not a whole one ({reason})", remedy)


def _is_release(path: Path) -> bool:
    """Whether there is a release at a path that can be gone back to."""
    if not path.is_file():  # a pipe would have its reader wait for ever
        return False
    try:
        _open_release(path, "").close()
    except WarehouseError:
        return False
    return True


def table_sizes(path: Path) -> dict[str, int]:
    """The rows of every table of a published file, by full name; empty where there is no file that opens."""
    if not path.is_file():
        return {}
    try:
        with read_file(path) as connection:
            return dict(connection.execute("SELECT schema_name || '.' || table_name, estimated_size FROM duckdb_tables()").fetchall())
    except duckdb.Error:
        return {}


def changes(before: dict[str, int], after: dict[str, int]) -> str:
    """What changed between two releases, as a Markdown table: the rows of each table that grew, shrank, came or went."""
    names = sorted(name for name in before.keys() | after.keys() if before.get(name) != after.get(name))
    if not before:
        return "the first release"
    if not names:
        return "every table has as many rows as before"
    lines = [f"| {name} | {after.get(name, 0):,} | {after.get(name, 0) - before.get(name, 0):+,} |" for name in names]
    return "\n".join(["| table | rows | change |", "| --- | ---: | ---: |", *lines])
