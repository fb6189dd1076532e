"""A dump file cut into shards that can be read alone, in any order, on any machine.

Belongs here: the forms of dump files and where each may be cut. Does not belong here: what stands in a shard.

A multistream dump is a row of whole bzip2 streams of about 100 pages, so it is cut where a stream begins: at the offsets
of its index where `X-index.txt.bz2` lies beside it, else at the next stream header after every SHARD_BYTES. A dump in one
bzip2 stream is one shard, and so is one whose streams break off within a page, as programs that pack in parallel leave it.
Plain XML is cut before a `<page>`. Towards the file's end shards become smaller, so that workers end together.
"""

import bz2
import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import fsspec

SHARD_BYTES = 8 * 2**20
STREAM = re.compile(rb"BZh[1-9](?:1AY&SY|\x17rE8P\x90)")  # how a bzip2 stream begins; the latter holds nothing
HEADER_BYTES = 10
_PACKED = {
    b"\x1f\x8b": "gzip",
    b"7z\xbc\xaf\x27\x1c": "7-Zip",
    b"\xfd7zXZ": "xz",
    b"\x28\xb5\x2f\xfd": "Zstandard",
    b"PK\x03\x04": "a zip archive",
}
_LEFT, _SMALLEST = 8, 8  # a shard is at most this part of what is left of the file, and at least this part of SHARD_BYTES
_WINDOW = 2**20
_ROOT, _PAGE = b"<mediawiki", b"<page>"
_WITHOUT = "remove the index to read the dump without"
_GIVE_A_PATH = "Give the path of an .xml.bz2 or .xml file."
_GIVE_A_DUMP = "Give a pages-articles dump as .xml.bz2 or .xml."
_MANY = 20  # pages one after another whose texts are all hidden
_OTHER_INDEX = f"Fetch the index of this very dump, or {_WITHOUT}."


class DumpError(ValueError):
    """A dump file that cannot be read as one: the message names the file, the place and the remedy."""


@dataclass(frozen=True, slots=True)
class Shard:
    """Bytes `start` (included) to `end` (not included) of the dump at `url`; `form` is `bz2` or `xml`.

    `shard_no` counts from 1 in file order; `key` is the same for the same bytes of the same file, whatever the run.
    `is_last`: the file ends with it, and so should the XML.
    """

    url: str
    form: str
    start: int
    end: int
    shard_no: int
    key: str
    is_last: bool = False

    def read(self) -> bytes:
        """The shard's bytes as they lie in the file."""
        return b"".join(self.chunks(self.end - self.start))

    def chunks(self, size: int) -> Iterator[bytes]:
        """The same bytes, at most `size` at a time: a dump in one stream is one shard, however large."""
        with fsspec.open(self.url, "rb") as handle:
            handle.seek(self.start)
            for position in range(self.start, self.end, size):
                yield handle.read(min(size, self.end - position))


def plan(url: str, *, shard_bytes: int = SHARD_BYTES) -> list[Shard]:
    """Cut the dump at `url` (a path or an object-store URL) into shards of about `shard_bytes` bytes of the file.

    Errors: DumpError where the file is missing, empty, or neither bzip2 nor XML, where it holds no texts, or where its index
    names offsets at which no stream begins.
    """
    filesystem, path = fsspec.core.url_to_fs(url)
    if not filesystem.isfile(path):
        is_other = filesystem.exists(path)
        raise DumpError(f"{url}: {'no file, but a folder or a pipe' if is_other else 'no such dump file'}. {_GIVE_A_PATH}")
    size = filesystem.size(path)
    with filesystem.open(path, "rb") as handle:
        head = handle.read(4096)
        if STREAM.match(head):
            form = "bz2"
            opening = _opening(handle)
            if opening and not any(sign in opening for sign in (_ROOT, _PAGE)):
                raise DumpError(f"{url}: bzip2, but no MediaWiki XML in it. {_GIVE_A_DUMP}")
            index = _index_path(path)
            if filesystem.isfile(index):
                with filesystem.open(index, "rb") as index_handle:
                    starts = _indexed_cuts(handle, index_handle, index, size, shard_bytes)
            else:
                starts = list(_cuts(handle, size, shard_bytes, _next_stream))
                if starts and not _begins_with_page(handle, starts[0]):
                    starts = []
        elif _ROOT in head:
            form = "xml"
            opening = _opening(handle)
            starts = list(_cuts(handle, size, shard_bytes * 4, _next_page))
        else:
            packed = next((f"{name}, which is not read as it is" for sign, name in _PACKED.items() if head.startswith(sign)), "")
            raise DumpError(f"{url}: {packed or 'neither bzip2 nor MediaWiki XML'}. {_GIVE_A_DUMP}")
    if b"</text>" not in opening and opening.count(b"<text ") > _MANY:
        raise DumpError(f"{url}: its pages have no texts, as those of a stub dump. {_GIVE_A_DUMP}")
    starts = [0, *(start for start in starts if start)]
    identity = f"{Path(path).name}:{size}:{hashlib.sha256(head).hexdigest()}"
    return [
        Shard(url, form, start, end, number, hashlib.sha256(f"{identity}:{start}:{end}".encode()).hexdigest()[:16], end == size)
        for number, (start, end) in enumerate(zip(starts, [*starts[1:], size], strict=True), start=1)
    ]


def site(url: str) -> str:
    """The address of the wiki that a dump was made from, such as `https://en.wikipedia.org`, read from its head; '' where it has none."""
    with fsspec.open(url, "rb") as handle:
        base = re.search(rb"<base>(https?://[^/<]+)", _opening(handle))
    return base[1].decode() if base else ""


def _opening(handle) -> bytes:  # noqa: ANN001 - fsspec handles have no type
    """The first bytes of the XML; none where the first stream is damaged or empty."""
    handle.seek(0)
    head = handle.read(_WINDOW)
    return (_unpacked(head) or b"") if head.startswith(b"BZh") else head


def _begins_with_page(handle, start: int) -> bool:  # noqa: ANN001 - fsspec handles have no type
    """Whether the stream that begins at `start` holds whole pages from its first byte on, as far as can be told: it may be damaged."""
    handle.seek(start)
    xml = _unpacked(handle.read(_WINDOW))
    return xml is None or xml.lstrip().startswith((_PAGE, b"</mediawiki"))


def _unpacked(stream: bytes) -> bytes | None:
    """The first bytes of what a stream holds; None where it is damaged."""
    try:
        return bz2.BZ2Decompressor().decompress(stream, _WINDOW)
    except OSError:
        return None


def _index_path(path: str) -> str:
    """`X-index.txt.bz2` of `X.xml.bz2`, or `X-index1.txt-p1p41.bz2` of the part `X1.xml-p1p41.bz2`."""
    if part := re.fullmatch(r"(.*?)(\d*)\.xml(-p\d+p\d+)\.bz2", path):
        return f"{part[1]}-index{part[2]}.txt{part[3]}.bz2"
    return path.removesuffix(".xml.bz2") + "-index.txt.bz2"


def _step(left: int, shard_bytes: int) -> int:
    """Bytes of the next shard where `left` bytes of the file are still to be cut."""
    return max(1, shard_bytes // _SMALLEST, min(shard_bytes, left // _LEFT))


def _indexed_cuts(handle, index_handle, index: str, size: int, shard_bytes: int) -> list[int]:  # noqa: ANN001 - fsspec handles have no type
    cuts: list[int] = []
    target = _step(size, shard_bytes)
    try:
        with bz2.open(index_handle, "rb") as lines:
            for line_no, line in enumerate(lines, start=1):
                offset_text, separator, _ = line.partition(b":")
                if not separator or not offset_text.isdigit():
                    raise DumpError(f"{index}, line {line_no}: no `offset:page id:title`. {_OTHER_INDEX}")
                offset = int(offset_text)
                if offset < target:
                    continue
                handle.seek(offset)
                if offset >= size:
                    raise DumpError(
                        f"{index}, line {line_no}: the dump has no byte {offset}, it ends at {size}. Fetch it again whole, or {_WITHOUT}."
                    )
                if not STREAM.match(handle.read(HEADER_BYTES)):
                    raise DumpError(f"{index}, line {line_no}: no stream begins at byte {offset}. {_OTHER_INDEX}")
                cuts.append(offset)
                target = offset + _step(size - offset, shard_bytes)
    except (OSError, EOFError) as error:
        raise DumpError(f"{index}: no whole bzip2 file. {_OTHER_INDEX}") from error
    return [*cuts, *_cuts(handle, size, shard_bytes, _next_stream, after=cuts[-1] if cuts else 0)]  # the index may end early


def _cuts(handle, size: int, shard_bytes: int, following, after: int = 0) -> Iterator[int]:  # noqa: ANN001 - fsspec handles have no type
    position = after + _step(size - after, shard_bytes)
    while position < size:
        cut = following(handle, position, size)
        if cut is None:
            return
        yield cut
        position = cut + _step(size - cut, shard_bytes)


def _next_stream(handle, position: int, size: int) -> int | None:  # noqa: ANN001 - fsspec handles have no type
    for start, window in _windows(handle, position, size, HEADER_BYTES):
        if found := STREAM.search(window):
            return start + found.start()
    return None


def _next_page(handle, position: int, size: int) -> int | None:  # noqa: ANN001 - fsspec handles have no type
    for start, window in _windows(handle, position, size, len(_PAGE)):
        found = window.find(_PAGE)
        if found >= 0:
            return start + found
    return None


def _windows(handle, position: int, size: int, overlap: int) -> Iterator[tuple[int, bytes]]:  # noqa: ANN001 - fsspec handles have no type
    while position < size:
        handle.seek(position)
        yield position, handle.read(_WINDOW + overlap)
        position += _WINDOW
