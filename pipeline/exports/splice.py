"""Files made of parts that follow each other: a part whose rows are as before is copied as the bytes that it was.

Belongs here: joining a file out of new parts and those of the file before, and the note of what each file is made of. Does not
belong here: what a part holds (exports), or how the rows are cut into parts (ranges).

The note lies in the build, beside its own checksum. It knows a file by its size and the time it was written: a file that it does not
know, or that was touched since, gives no parts. So whatever is missing or broken costs a file written whole, never a wrong one.
"""

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path

from pipeline.exports.footer import MAGIC, Footer, RowGroup, read_footer, written

_CHUNK = 1 << 20  # bytes copied at a time


@dataclass(frozen=True, slots=True)
class Part:
    """The rows of one range: its first driver, a hash over the rows, its bytes, and how many row groups of Parquet they are."""

    start: str
    content: str
    size: int
    groups: int = 0


@dataclass(frozen=True, slots=True)
class Made:
    """What a file is made of: `form` says how rows are written, `said` what it says besides rows, `head` the bytes before the parts.

    By `size` and `written_at` (nanoseconds) it is known again; `sha256` is of all its bytes.
    """

    form: str
    said: str
    head: int
    parts: tuple[Part, ...]
    size: int
    written_at: int
    sha256: str

    def holds(self, form: "Form", wanted: Sequence[tuple[str, str]]) -> bool:
        """Whether the file is of a form and of these parts, each its start and content."""
        return (self.form, self.said, [(part.start, part.content) for part in self.parts]) == (form.form, form.said, list(wanted))


@dataclass(frozen=True, slots=True)
class Note:
    """What the files of a folder are made of, by name, and the release that they show."""

    release: str = ""
    files: dict[str, Made] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Form:
    """How a file begins and how its rows are written; of Parquet, `like` is the footer of a file without rows, `texts` what it says."""

    form: str
    head: bytes
    like: Footer | None = None
    texts: dict[str, str] = field(default_factory=dict)

    @property
    def said(self) -> str:
        """A hash over what the file says besides its rows."""
        return hashlib.sha256(repr((self.head, self.texts)).encode()).hexdigest()[:32]


def read_note(path: Path) -> Note:
    """The note at a path; an empty one where there is none that is whole."""
    try:
        digest, _, text = path.read_text(encoding="utf-8").partition("\n")
        found = json.loads(text) if digest == _digest(text) else {}
        files = {name: Made(parts=tuple(Part(*part) for part in parts), **made) for name, (made, parts) in found["files"].items()}
        return Note(found["release"], files)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return Note()


def write_note(path: Path, note: Note) -> None:
    """Write a note in one step. Errors: OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    files: dict[str, object] = {}
    for name, made in note.files.items():
        said = asdict(made)
        files[name] = said, [list(part.values()) for part in said.pop("parts")]
    text = json.dumps({"release": note.release, "files": files})
    partial = path.with_suffix(".partial")
    partial.write_text(f"{_digest(text)}\n{text}", encoding="utf-8")
    partial.replace(path)


def is_there(file: Path, made: Made | None) -> bool:
    """Whether a file is the one that was made, as far as its size and its time say."""
    try:
        found = file.stat()
    except OSError:
        return False
    return made is not None and (found.st_size, found.st_mtime_ns) == (made.size, made.written_at)


class Joining:
    """A file that is being written: first its head, then its parts in order, each kept or added, then, by `close`, its end.

    Errors of everything: OSError.
    """

    def __init__(self, target: Path, form: Form, old: tuple[Path, Made] | None) -> None:
        """Begin the file; `old` is one whose parts may be kept."""
        self.target, self.form = target, form
        self._there = dict(_parts_of(*old, form)) if old and old[1].form == form.form else {}
        self._source = old[0].open("rb") if old and self._there else None
        self._handle, self._size, self._sha256 = target.open("wb"), 0, hashlib.sha256()
        self._parts: list[Part] = []
        self._groups: list[tuple[RowGroup, int]] = []
        self._add(form.head)

    def keep(self, start: str, content: str) -> bool:
        """Copy a part of the old file, if it has it."""
        if self._source is None or (start, content) not in self._there:
            return False
        begin, part, groups = self._there[start, content]
        self._note(part, groups, begin)
        self._source.seek(begin)
        left = part.size
        while left:
            data = self._source.read(min(left, _CHUNK))
            if not data:
                raise OSError(f"{self._source.name} ended before its last part")
            self._add(data)
            left -= len(data)
        return True

    def add(self, start: str, content: str, data: bytes) -> None:
        """Add a new part: its rows, in Parquet as a file."""
        like, groups, begin, end = self.form.like, (), 0, len(data)
        if like:
            footer = read_footer(data)
            if footer.form != like.form:
                raise ValueError("two parts of a Parquet file have different columns")
            groups, begin, end = footer.groups, len(MAGIC), footer.start
        self._note(Part(start, content, end - begin, len(groups)), groups, begin)
        self._add(memoryview(data)[begin:end])

    def close(self) -> Made:
        """End the file; gives what it is made of."""
        if self.form.like:
            self._add(written(self.form.like, self._groups, self.form.texts))
        self.abandon()
        form, written_at = self.form, self.target.stat().st_mtime_ns
        return Made(form.form, form.said, len(form.head), tuple(self._parts), self._size, written_at, self._sha256.hexdigest())

    def abandon(self) -> None:
        """Close the files; nothing where they are closed."""
        self._handle.close()
        if self._source:
            self._source.close()

    def _note(self, part: Part, groups: tuple[RowGroup, ...], begin: int) -> None:
        self._parts.append(part)
        self._groups += [(group, self._size - begin) for group in groups]

    def _add(self, data: bytes | memoryview) -> None:
        self._handle.write(data)
        self._sha256.update(data)
        self._size += len(data)


def _parts_of(file: Path, made: Made, form: Form) -> Iterator[tuple[tuple[str, str], tuple[int, Part, tuple[RowGroup, ...]]]]:
    """The parts of a file by start and content: where each begins, and its row groups; none where the file is not what it should be."""
    groups: tuple[RowGroup, ...] = ()
    if form.like:
        try:
            footer = read_footer(file)
        except ValueError:
            return
        if footer.form != form.like.form or len(footer.groups) != sum(part.groups for part in made.parts):
            return
        groups = footer.groups
    begin, first = made.head, 0
    for part in made.parts:
        yield (part.start, part.content), (begin, part, groups[first : first + part.groups])
        begin, first = begin + part.size, first + part.groups


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
