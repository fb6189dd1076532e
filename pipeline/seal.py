"""Whether a DuckDB file is as Paddock left it.

Belongs here: the seal of a file, and the note of it beside the build file. Does not belong here: what follows from a broken one
(warehouse, release).

Every checkpoint of DuckDB counts up a number in the file's headers and signs the new place of its catalogue there, and what is not
yet in the file is in a log beside it. So the headers and the two sizes tell of every change that another program made through
DuckDB, at the price of a few kilobytes, and say nothing of copying, touching or moving the file.
"""

import hashlib
from contextlib import suppress
from pathlib import Path

_HEADERS = 3 * 4096  # bytes: the file's own header, and two of the database that take turns


def seal(path: Path) -> str:
    """What a file's headers, its size and that of its log come to; '' where there is no file. Errors: OSError."""
    try:
        with path.open("rb") as handle:
            headers = handle.read(_HEADERS)
        log = log_path(path)
        sizes = f"{path.stat().st_size} {log.stat().st_size if log.exists() else 0}"
    except FileNotFoundError:
        return ""
    return hashlib.sha256(headers + sizes.encode()).hexdigest()


def log_path(path: Path) -> Path:
    """Where DuckDB keeps what it has committed to a file and not yet written into it."""
    return path.with_name(f"{path.name}.wal")


def set_seal(path: Path) -> None:
    """Note beside a file how it was left, where that can be done: a full disk is told by whatever needs the space."""
    with suppress(OSError):
        _note(path).write_text(seal(path), encoding="ascii")


def is_changed(path: Path) -> bool:
    """Whether the note tells of another file than the one that is there.

    Without a note, as after a run that was killed, the file is taken to be ours. Errors: OSError.
    """
    note = _note(path)
    noted = note.read_bytes() if note.exists() and path.exists() else b""  # nothing in it: whoever wrote it was killed, or the disk full
    return noted not in {b"", seal(path).encode()}


def break_seal(path: Path) -> None:
    """Take the note away, for the file is written from now on. Errors: OSError."""
    _note(path).unlink(missing_ok=True)


def _note(path: Path) -> Path:
    return path.with_name(f"{path.name}.seal")
