"""Replacing a folder as a whole, so that nobody ever sees half of its files, or file by file, so that what stays costs nothing.

Belongs here: the temporary folder, the swap and the clearing up, files that stay. Does not belong here: what the folder holds.
"""

import glob
import os
import shutil
import tempfile
from collections.abc import Collection, Generator, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

_OURS = ".paddock-"  # in the name of what lies beside a folder only for as long as it is made


@contextmanager
def replaced(folder: Path) -> Generator[Path]:
    """Give an empty folder to fill; when the block ends well it takes the place of `folder`, else it is removed.

    The two renames of the swap leave a moment without the folder, never one with a part of it. A crash between them is
    mended by the next call. Two callers at once are kept apart by the warehouse's lock, not here. A folder that is a link stays
    one: it is replaced where it points to.
    """
    folder = _followed(folder)
    folder.parent.mkdir(parents=True, exist_ok=True)
    old = folder.with_name(f".{folder.name}{_OURS}old")
    _put_back(old, folder)
    new = _cleared(folder)
    try:
        yield new
        new.chmod(0o755)
        if folder.exists():
            os.replace(folder, old)  # noqa: PTH105 - as publication does it
        os.replace(new, folder)  # noqa: PTH105
    finally:
        _put_back(old, folder)
        shutil.rmtree(new, ignore_errors=True)
        _remove(old)


def _followed(folder: Path) -> Path:
    """Where a folder lies that may be a link, or below one."""
    return Path(os.path.realpath(folder))


def _put_back(old: Path, folder: Path) -> None:
    """Undo a swap that has moved the old folder away and brought no new one."""
    if old.exists() and not folder.exists():
        os.replace(old, folder)  # noqa: PTH105


def _remove(left: Path) -> None:
    """Remove a folder, or a file in the place of one, where it can be."""
    with suppress(OSError):
        left.unlink()
    shutil.rmtree(left, ignore_errors=True)


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


@dataclass(frozen=True)
class Renewal:
    """A folder some of whose files are made anew: these are written into `new`, and stand in `folder` once `swap` was called."""

    folder: Path
    new: Path

    def there(self) -> set[str]:
        """The files that the folder holds, by their place in it, as `search/a.js`."""
        return set(_files(self.folder))

    def swap(self, wanted: Collection[str]) -> None:
        """Have each new file take the place of its namesake, with one rename each; then remove the files that are not wanted."""
        for name in _files(self.new):
            target = self.folder / name
            if "/" in name:
                target.parent.mkdir(parents=True, exist_ok=True)
            os.replace(self.new / name, target)  # noqa: PTH105 - as publication does it
        for name in self.there().difference(wanted):
            (self.folder / name).unlink()


@contextmanager
def renewed(folder: Path) -> Generator[Renewal]:
    """Give a place for the new files of a folder. What was not swapped in when the block ends, or a killed run has left, is removed."""
    folder = _followed(folder)
    folder.mkdir(parents=True, exist_ok=True)
    new = _cleared(folder)
    try:
        yield Renewal(folder, new)
    finally:
        shutil.rmtree(new, ignore_errors=True)


def _cleared(folder: Path) -> Path:
    """A new folder beside this one, after what killed runs have left there is removed."""
    for left in folder.parent.glob(f".{glob.escape(folder.name)}{_OURS}*"):
        _remove(left)
    return Path(tempfile.mkdtemp(prefix=f".{folder.name}{_OURS}", dir=folder.parent))


def _files(folder: Path, within: str = "") -> Iterator[str]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                yield from _files(Path(entry.path), f"{within}{entry.name}/")
            else:
                yield f"{within}{entry.name}"
