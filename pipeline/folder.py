"""Replacing a folder as a whole, so that nobody ever sees half of its files.

Belongs here: the temporary folder, the swap and the clearing up, files that stay. Does not belong here: what the folder holds.
"""

import os
import shutil
import tempfile
from collections.abc import Generator
from contextlib import contextmanager, suppress
from pathlib import Path


@contextmanager
def replaced(folder: Path) -> Generator[Path]:
    """Give an empty folder to fill; when the block ends well it takes the place of `folder`, else it is removed.

    The two renames of the swap leave a moment without the folder, never one with a part of it. A crash between them is
    mended by the next call. Two callers at once are kept apart by the warehouse's lock, not here.
    """
    folder.parent.mkdir(parents=True, exist_ok=True)
    old = folder.with_name(f".{folder.name}.old")
    for left in folder.parent.glob(f".{folder.name}.*"):
        if left == old and not folder.exists():
            os.replace(old, folder)  # noqa: PTH105 - as publication does it
        else:
            shutil.rmtree(left, ignore_errors=True)
    new = Path(tempfile.mkdtemp(prefix=f".{folder.name}.", dir=folder.parent))
    try:
        yield new
        new.chmod(0o755)
        if folder.exists():
            os.replace(folder, old)  # noqa: PTH105
        os.replace(new, folder)  # noqa: PTH105
    finally:
        shutil.rmtree(new, ignore_errors=True)
        shutil.rmtree(old, ignore_errors=True)


def same_file(file: Path, target: Path) -> bool:
    """Give a file a second name; where the file system has no hard links, a copy. False where there is no such file."""
    with suppress(OSError):
        os.link(file, target)
        return True
    try:
        shutil.copyfile(file, target)
    except FileNotFoundError:
        return False
    return True
