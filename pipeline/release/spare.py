"""The spare: the release before the previous one, brought up to date in place of writing every row of a new file.

Belongs here: whether a file may be written to, what has changed since it was made, applying that. Does not belong here: writing a
release from nothing, the swap (release).

A file that somebody may still read must never change, so the spare is taken only where nobody can: it has no second name (hard
link), and the kernel grants a write lease on it, which it does only while no process on this machine has the file open in any
way. Readers on other machines it does not know: where they read the folder over a network, a setting has no spare kept. Without a
spare, or a system that knows leases, a copy of the published file is brought up to date; a file system with shared extents
(XFS, Btrfs) makes that copy at once. Where neither will do, the release is written whole.
"""

import fcntl
import os
import shutil
from dataclasses import dataclass
from pathlib import Path

import duckdb

from pipeline.catalogue import Catalogue, is_by_driver
from pipeline.literal import quote
from pipeline.release.copying import copy_table, public_tables, published_columns
from pipeline.seal import seal
from pipeline.settings import keeps_spare
from pipeline.warehouse import count, latest_change, published_path, transaction

WHOLE_BELOW = 8_000_000  # bytes of a release that is written whole as fast as it is mended
GROWTH = 1.3  # times the size that it had when it was written whole, above which a release is written whole again
MOST = 0.1  # share of the drivers above which writing whole costs less
_KEPT_STATES = 50  # releases that the build remembers; two of them can be asked for
_COPIED = 1 << 30  # bytes in one call to the kernel


@dataclass(frozen=True, slots=True)
class _State:
    """What a release was made from: the last change in it, its size when written whole, each mart's and check's version and change.

    `seal` is how its file was left.
    """

    change_no: int
    whole_bytes: int
    seal: str
    built: dict[str, dict[str, object]]


class _UnfitError(Exception):
    """The file cannot be brought up to date; the message says why."""


def spare_path(folder: Path) -> Path:
    """Where the release lies that is to be written to next."""
    return folder / "build" / "spare.duckdb"


def keep_aside(release: Path, folder: Path) -> None:
    """Have a release that is about to lose its name be the spare, where that is worth its space and the file system has hard links."""
    spare = spare_path(folder)
    spare.unlink(missing_ok=True)
    if keeps_spare() and release.exists() and release.stat().st_size >= WHOLE_BELOW:
        try:
            spare.hardlink_to(release)
        except OSError:
            spare.unlink(missing_ok=True)


def is_free(path: Path) -> bool:
    """Whether the file has one name and no process on this machine has it open; false where that cannot be told."""
    if path.stat().st_nlink != 1 or not hasattr(fcntl, "F_SETLEASE"):
        return False
    descriptor = os.open(path, os.O_RDWR)
    try:
        fcntl.fcntl(descriptor, fcntl.F_SETLEASE, fcntl.F_WRLCK)
        fcntl.fcntl(descriptor, fcntl.F_SETLEASE, fcntl.F_UNLCK)
    except OSError:
        return False
    finally:
        os.close(descriptor)
    return True


def note_release(connection: duckdb.DuckDBPyConnection, path: Path, size: int, how: str, *, keep_content: bool) -> None:
    """Remember what the release at `path`, of which quality.release tells, was made from, and how.

    `size` is the bytes that it has, or had when it was last written whole.
    """
    with transaction(connection):
        connection.execute(
            """
            INSERT INTO build.release_state
            SELECT run_id, published_at, ?, ?, ?, ?, ?, (
                SELECT map_from_entries(list({'key': table_name, 'value': {'version': version, 'change_no': change_no}}))
                FROM build.built_table
            )
            FROM quality.release
            """,
            [how, latest_change(connection), keep_content, size, seal(path)],
        )
        connection.execute(
            "DELETE FROM build.release_state WHERE published_at NOT IN "
            f"(SELECT published_at FROM build.release_state ORDER BY published_at DESC LIMIT {_KEPT_STATES})"
        )


def bring_up_to_date(
    connection: duckdb.DuckDBPyConnection, catalogue: Catalogue, folder: Path, path: Path, *, keep_content: bool
) -> tuple[int, str]:
    """Make `path` the release of the build out of an older one.

    Gives the older one's size when it was last written whole, 0 where none will do and there is no file at `path`, and what was done.
    """
    published, spare = published_path(folder), spare_path(folder)
    if not published.exists() or published.stat().st_size < WHOLE_BELOW:
        spare.unlink(missing_ok=True)
        return 0, "written whole: it is small"
    told = []
    for name, take in (("the spare", _take), ("a copy of the published file", _clone)):
        try:
            take(folder, path)
            size = _mend(connection, catalogue, path, keep_content=keep_content)
        except (_UnfitError, duckdb.Error) as error:
            told.append(f"{name} will not do ({str(error).splitlines()[0]})")
            for left in path.parent.glob(f"{path.name}*"):
                left.unlink()
        else:
            return size, "; ".join([*told, f"{name} was brought up to date"])
    return 0, "; ".join([*told, "written whole"])


def _take(folder: Path, path: Path) -> None:
    """Move the spare to `path`, if nobody can be reading it; it is gone from its place either way."""
    spare = spare_path(folder)
    if not spare.exists():
        raise _UnfitError("there is none")
    if not is_free(spare):
        spare.unlink()
        raise _UnfitError("somebody has it open, or it has a second name")
    spare.replace(path)


def _clone(folder: Path, path: Path) -> None:
    """Copy the published file to `path`, by shared extents where the file system has them."""
    with published_path(folder).open("rb") as source, path.open("wb") as target:
        try:
            while os.copy_file_range(source.fileno(), target.fileno(), _COPIED):
                pass
        except (AttributeError, OSError):
            source.seek(0)
            target.seek(0)
            target.truncate()
            shutil.copyfileobj(source, target, _COPIED // 64)


def _mend(connection: duckdb.DuckDBPyConnection, catalogue: Catalogue, path: Path, *, keep_content: bool) -> int:
    """Apply to the release at `path` what has changed since it was made; gives its size when written whole. Errors: _UnfitError."""
    found = seal(path)
    connection.execute(f"ATTACH {quote(str(path))} AS release")
    try:
        state = _state(connection, catalogue, keep_content=keep_content)
        if state.seal != found:
            raise _UnfitError("another program has changed it")
        if path.stat().st_size > GROWTH * state.whole_bytes:
            raise _UnfitError("it has grown by what it no longer holds")
        with transaction(connection):
            _apply(connection, catalogue, state, keep_content=keep_content)
        _verify(connection)
        connection.execute("CHECKPOINT release")
    finally:
        connection.execute("DETACH release")
    if path.with_name(f"{path.name}.wal").exists():
        raise _UnfitError("its log could not be written into it")
    return state.whole_bytes


def _state(connection: duckdb.DuckDBPyConnection, catalogue: Catalogue, *, keep_content: bool) -> _State:
    """What the attached release was made from, if the build knows it and it can be brought up to date."""
    row = connection.execute(
        """
        SELECT s.change_no, s.whole_bytes, s.seal, s.built FROM release.quality.release AS r
        JOIN build.release_state AS s USING (run_id, published_at)
        WHERE r.schema_version = ? AND s.keep_content = ?
        """,
        [catalogue.version, keep_content],
    ).fetchone()
    if row is None:
        raise _UnfitError("the build does not know it, or it has other columns")
    state = _State(*row)
    seen = (int(str(built["change_no"])) for name, built in state.built.items() if _goes_by_driver(catalogue, name))
    oldest = min([state.change_no, *seen])  # a mart that does not go by drivers may have been built before any was staged
    moved, gone = connection.execute(
        "SELECT count(*), count(*) FILTER (snapshot_id IS NULL) FROM build.staged_driver WHERE change_no > ?", [oldest]
    ).fetchall()[0]
    if gone:
        raise _UnfitError("a driver has left the warehouse, and must leave no trace in a file")
    if moved > MOST * count(connection, "build.staged_driver"):
        raise _UnfitError(f"{moved} drivers have changed since")
    return state


def _apply(connection: duckdb.DuckDBPyConnection, catalogue: Catalogue, state: _State, *, keep_content: bool) -> None:
    """Bring every table of the attached release up to date, in the caller's transaction."""
    now = {row[0]: row[1] for row in connection.execute("SELECT table_name, version FROM build.built_table").fetchall()}
    there, wanted = _release_tables(connection), public_tables(connection)
    for name in there - set(wanted):
        connection.execute(f"DROP TABLE release.{name}")
    for name in wanted:
        part = _mended_by_driver(catalogue, state, now, name) if name in there else None
        columns = published_columns(catalogue, name, keep_content=keep_content)
        if part is not None:
            changed = f"(SELECT driver_id FROM build.staged_driver WHERE change_no > {part})"
            connection.execute(f"DELETE FROM release.{name} WHERE driver_id IN {changed}")
            connection.execute(f"INSERT INTO release.{name} SELECT {columns} FROM {name} WHERE driver_id IN {changed}")
        elif name not in there:
            copy_table(connection, catalogue, name, keep_content=keep_content)
        elif connection.execute(f"FROM release.{name} EXCEPT ALL SELECT {columns} FROM {name} LIMIT 1").fetchone() or count(
            connection, name
        ) != count(connection, f"release.{name}"):
            connection.execute(f"DELETE FROM release.{name}")
            connection.execute(f"INSERT INTO release.{name} SELECT {columns} FROM {name}")


def _goes_by_driver(catalogue: Catalogue, built_as: str) -> bool:
    """Whether the rows of a mart, or what a check found (`check.<name>`), can be replaced driver by driver."""
    check = catalogue.checks.get(built_as.removeprefix("check."))
    return check.is_by_driver if check else built_as in catalogue.tables and is_by_driver(catalogue.tables, built_as)


def _mended_by_driver(catalogue: Catalogue, state: _State, now: dict[str, str], name: str) -> int | None:
    """The change up to which the release has a table's rows, where the drivers that changed since can be replaced alone; else None."""
    built_as = name
    if name in catalogue.tables:
        if not is_by_driver(catalogue.tables, name) or "driver_id" not in catalogue.tables[name].columns:
            return None
        if not catalogue.tables[name].sql:
            return state.change_no
    else:
        check = catalogue.checks.get(name.removeprefix("quality.failed_"))
        if check is None or not check.is_by_driver:
            return None
        built_as = f"check.{check.name}"
    was = state.built.get(built_as, {})
    return int(str(was["change_no"])) if was and was["version"] == now.get(built_as) else None


def _release_tables(connection: duckdb.DuckDBPyConnection) -> set[str]:
    query = "SELECT schema_name || '.' || table_name FROM duckdb_tables() WHERE database_name = 'release'"
    return {row[0] for row in connection.execute(query).fetchall()}


def _verify(connection: duckdb.DuckDBPyConnection) -> None:
    """Compare every table's number of rows with the build's. Errors: _UnfitError."""
    wanted = public_tables(connection)
    if set(wanted) != _release_tables(connection):
        raise _UnfitError("it has other tables")
    for name in wanted:
        if count(connection, name) != count(connection, f"release.{name}"):
            raise _UnfitError(f"{name} has another number of rows")
