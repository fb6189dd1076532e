"""What a person does to the history: take a driver out, let a snapshot through, back up, restore.

Belongs here: the commands that change the build file without looking at a source. Does not belong here: publishing what they
leave (the job `rebuild`), the command line itself (cli).
"""

import os
import shutil
from collections.abc import Callable, Generator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import duckdb

from pipeline import removal
from pipeline.catalogue import catalogue
from pipeline.faults import NotThereError, faults
from pipeline.opening import read_file
from pipeline.release.file import previous_path
from pipeline.release.spare import spare_path
from pipeline.run.lock import lock
from pipeline.seal import break_seal, log_path
from pipeline.settings import check_settings
from pipeline.warehouse import build_path, check_generation, close_build, connect_build, published_path, table_names, transaction

Say = Callable[[str], None]


@contextmanager
def _build(folder: Path, holder: str, say: Say) -> Generator[duckdb.DuckDBPyConnection]:
    """The build file, open for writing, once no run holds it and every setting can be meant."""
    check_settings()
    if not build_path(folder).exists():  # before the lock, which makes the folder that it lies in
        raise NotThereError(f"there is no build in {folder}", "run: paddock refresh")
    with faults(folder), lock(folder / "build", holder, say):
        connection = connect_build(folder, catalogue(), say)
        try:
            yield connection
        finally:
            close_build(connection, folder)


def remove(folder: Path, driver: str, say: Say) -> str:
    """Take a driver out of the build and keep it out; gives the article's title. Errors: NotThereError where there is no such driver."""
    with _build(folder, "paddock remove", say) as connection, transaction(connection):
        try:
            title = removal.remove(connection, driver, datetime.now(UTC))
        except removal.UnknownDriverError as error:
            raise NotThereError(str(error), "name a driver_id of mart.driver") from None
    return title


def forget_previous(folder: Path) -> None:
    """Drop the releases before the published one: they still hold what was just removed."""
    with faults(folder):
        previous_path(folder).unlink(missing_ok=True)
        spare_path(folder).unlink(missing_ok=True)


def readmit(folder: Path, driver: str, say: Say) -> None:
    """Let a removed driver in again with the next refresh. Errors: NotThereError where it was not removed."""
    with _build(folder, "paddock readmit", say) as connection, transaction(connection):
        if not removal.readmit(connection, driver):
            raise NotThereError(f"{driver} has not been removed", "name a driver_id that `paddock remove` has taken out")


def accept(folder: Path, snapshot: str, say: Say) -> None:
    """Let a snapshot through that the guard holds back. Errors: NotThereError where it holds none of that id."""
    with _build(folder, "paddock accept", say) as connection, transaction(connection):
        held = dict(connection.execute("SELECT snapshot_id, driver_id FROM quality.held_snapshot").fetchall())
        if snapshot not in held:
            raise NotThereError(f"the guard does not hold {snapshot} back", f"it holds: {', '.join(sorted(held)) or 'nothing'}")
        connection.execute("INSERT INTO raw.accepted_snapshot VALUES (?, ?, ?)", [snapshot, held[snapshot], datetime.now(UTC)])


def backup(folder: Path, target: Path, say: Say) -> int:
    """Copy the build file, and so the whole history, to `target`; gives its size in bytes.

    Errors: NotThereError where there is no build, or no file can be written at `target`, or one of the warehouse's own lies there.
    """
    if target.exists() and not target.is_file():
        raise NotThereError(f"{target} is no file", "name a file that may be written over, or one that is not there")
    if target.resolve().is_relative_to(folder.resolve()) and target.exists() and target.resolve() in _own_files(folder):
        raise NotThereError(f"{target} is the warehouse's own", "name another file")
    with _build(folder, "paddock backup", say) as connection:
        connection.execute("CHECKPOINT")
        connection.close()
        try:
            _copy(build_path(folder), target)
        except (FileNotFoundError, NotADirectoryError, FileExistsError, PermissionError) as error:
            raise NotThereError(f"{target} cannot be written ({error})", "name a file in a folder that this user may write") from None
    return target.stat().st_size


def _own_files(folder: Path) -> set[Path]:
    """The files of the warehouse that no backup may take the place of."""
    places = (build_path(folder), published_path(folder), previous_path(folder), spare_path(folder), folder / "build" / "lock")
    return {place.resolve() for place in places}


def restore(folder: Path, source: Path, say: Say) -> None:
    """Put a backup in the place of the build file. Errors: NotThereError where it is none, or broken; the build stays as it was."""
    check_settings()
    if source.resolve() == build_path(folder).resolve():
        raise NotThereError(f"{source} is the history itself", "name a file that `paddock backup` wrote")
    try:
        with read_file(source) as connection:
            found = connection.execute("SELECT value FROM build.meta WHERE key = 'schema_version'").fetchall()
            for name in table_names(connection):  # reading every value has DuckDB compare each block with its checksum
                connection.execute(f"SELECT bit_xor(hash(all_of_it)) FROM {name} AS all_of_it").fetchall()
    except duckdb.Error as error:
        reason = str(error).splitlines()[0]
        raise NotThereError(f"{source} is no backup of Paddock ({reason})", "name a file that `paddock backup` wrote") from None
    check_generation(found[0][0] if found else "")
    with faults(folder), lock(folder / "build", "paddock restore", say):
        target = build_path(folder)
        log_path(target).unlink(missing_ok=True)
        _copy(source, target)
        break_seal(target)


def _copy(source: Path, target: Path) -> None:
    """Copy a file so that the target is whole or as it was."""
    target.parent.mkdir(parents=True, exist_ok=True)
    partial = target.with_name(f"{target.name}.partial-{os.getpid()}")
    try:
        shutil.copyfile(source, partial)
        partial.replace(target)
    finally:
        partial.unlink(missing_ok=True)
