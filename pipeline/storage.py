"""A folder or an object store, by URL: where shards travel and releases are served.

Belongs here: writing a file so that it is there whole or not at all, reading, removing. Does not belong here: what is in it.
"""

from pathlib import Path

import fsspec
from fsspec.implementations.local import LocalFileSystem


def write(url: str, data: bytes) -> None:
    """Put a file: renamed into place in a folder, one request in an object store. Errors: OSError."""
    filesystem, path = fsspec.core.url_to_fs(url)
    if not isinstance(filesystem, LocalFileSystem):
        filesystem.pipe_file(path, data)
        return
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    part = Path(f"{path}.part")
    part.write_bytes(data)
    part.replace(path)


def read(url: str) -> bytes | None:
    """A file's bytes, or None where there is no such file. Errors: OSError."""
    filesystem, path = fsspec.core.url_to_fs(url)
    try:
        return filesystem.cat_file(path)
    except (FileNotFoundError, NotADirectoryError):
        return None


def remove(url: str) -> None:
    """Take a file away, if it is there. Errors: OSError."""
    filesystem, path = fsspec.core.url_to_fs(url)
    if filesystem.exists(path):
        filesystem.rm_file(path)
