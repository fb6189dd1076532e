"""What goes wrong with the warehouse on this machine, as errors that say what to do.

Belongs here: those errors, and which of the system's and DuckDB's they stand for. Does not belong here: exit codes (run.ending),
or what goes wrong with a source (extract.source).
"""

import errno
from collections.abc import Generator
from contextlib import contextmanager
from io import UnsupportedOperation
from pathlib import Path

import duckdb

_MACHINE = (
    errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EACCES, errno.EPERM, errno.ENOTDIR, errno.EEXIST, errno.EISDIR, errno.EIO, errno.ENOENT,
    errno.ENAMETOOLONG, errno.ELOOP, errno.ENOTEMPTY, errno.EBUSY, errno.EXDEV, errno.ENXIO, errno.ESTALE, errno.EFBIG, errno.EMFILE,
)  # fmt: skip
_NO_PLACE = (
    errno.ENOTDIR, errno.EEXIST, errno.EISDIR, errno.ENOENT, errno.ELOOP, errno.ENOTEMPTY, errno.EBUSY, errno.EXDEV, errno.ENXIO,
    errno.EPERM,
)  # fmt: skip
_BROKEN = (duckdb.IOException, duckdb.FatalException, duckdb.SerializationException, duckdb.OutOfMemoryException)


class WarehouseError(Exception):
    """The warehouse cannot be opened or written: `message` says what and where, `remedy` what to do about it."""

    def __init__(self, message: str, remedy: str) -> None:
        """Keep the two sentences apart for those who show them apart."""
        super().__init__(f"{message}\n  what to do: {remedy}")
        self.message = message
        self.remedy = remedy


class SqlFileError(WarehouseError):
    """A file under sql/ (or the table it needs) is wrong; the message names the file and the place."""

    def __init__(self, message: str) -> None:
        """Every such file has one remedy."""
        super().__init__(message, "mend that file, or take it as it was; every file of sql/ is read before a run begins")


class NotThereError(WarehouseError):
    """What the caller names or asks is not to be had of the warehouse: wrong use, no failure of this machine."""


@contextmanager
def faults(folder: Path) -> Generator[None]:
    """Turn what a full disk, a closed folder or a broken file raises into a WarehouseError with its remedy."""
    try:
        yield
    except OSError as error:
        if error.errno not in _MACHINE and not isinstance(error, UnsupportedOperation):  # of a pipe in a file's place
            raise
        raise _explain(error, folder) from error
    except duckdb.Error as error:
        if not isinstance(error, _BROKEN) and not _is_full(error):
            raise
        raise _explain(error, folder) from error


def is_locked(error: Exception) -> bool:
    """Whether another program has the file open."""
    return "could not set lock" in str(error).casefold()


def _is_full(error: Exception) -> bool:
    """Whether the disk is full; DuckDB says so in errors of several kinds, a failed commit among them."""
    lowered = str(error).casefold()
    return any(text in lowered for text in ("no space left", "disk is full", "could not write all bytes"))


def _explain(error: Exception, folder: Path) -> WarehouseError:
    text = str(error).splitlines()[0] if str(error) else type(error).__name__
    lowered = str(error).casefold()
    if _is_full(error):
        return WarehouseError(
            f"the disk that holds {folder} is full ({text})", "free space there and refresh again; the published file is as it was"
        )
    is_no_place = isinstance(error, OSError) and (error.errno in _NO_PLACE or isinstance(error, UnsupportedOperation))
    if is_no_place or any(word in lowered for word in ("read-only file system", "permission denied", "file name too long")):
        return WarehouseError(
            f"{folder} cannot be written ({text})",
            "make it a folder that this user may write, with nothing else in the place of its files, or set PADDOCK_WAREHOUSE to one",
        )
    if "max_temp_directory_size" in lowered:
        return WarehouseError(
            f"DuckDB's temporary files for {folder} reached their limit ({text})",
            "free space on that disk or raise PADDOCK_TEMP_LIMIT, or raise PADDOCK_MEMORY_LIMIT so that less is spilled; refresh again",
        )
    if isinstance(error, duckdb.OutOfMemoryException):
        return WarehouseError(f"DuckDB ran out of memory ({text})", "raise PADDOCK_MEMORY_LIMIT, or free space for its temporary files")
    if is_locked(error):
        return WarehouseError(f"another program has the build file open ({text})", "close it: only the pipeline opens warehouse/build/")
    return WarehouseError(
        f"the build file in {folder} cannot be used ({text})", f"move {folder / 'build' / 'paddock.duckdb'} away and refresh again"
    )
