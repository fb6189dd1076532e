"""The drivers' pages of a shard: decompressed stream by stream, rejected by bytes, decoded last.

Belongs here: decompression, page boundaries, revisions, what was left out and why. Does not belong here: wikitext.

Memory holds one block of pages at a time, whatever the shard's size.
"""

import bz2
import re
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import datetime

from pipeline.extract.dump.selection import hits
from pipeline.extract.dump.shards import Shard

BLOCK_BYTES = 4 * 2**20
LARGE_BYTES = 2 * 2**20

_STREAM = re.compile(rb"BZh[1-9]1AY&SY")
_OPEN, _CLOSE = b"<page>", b"</page>"
_TITLE = re.compile(rb"<title>(.*?)</title>", re.DOTALL)
_PAGE_ID = re.compile(rb"<id>(\d+)</id>")
_REVISION = re.compile(rb"<revision>(.*?)</revision>", re.DOTALL)
_TIMESTAMP = re.compile(rb"<timestamp>([^<]*)</timestamp>")
_TEXT = re.compile(rb"<text([^>]*?)(?:/>|>(.*?)</text>)", re.DOTALL)
_ENTITY = re.compile(r"&(lt|gt|quot|apos|amp|#\d+|#x[0-9A-Fa-f]+);")
_NAMED = {"lt": "<", "gt": ">", "quot": '"', "apos": "'", "amp": "&"}


@dataclass(frozen=True, slots=True)
class Page:
    """One revision of one selected page; `revision_at` in UTC, `text` the wikitext."""

    title: str
    page_id: int
    revision_id: int
    revision_at: datetime
    text: str


@dataclass(slots=True)
class Counts:
    """What a shard held: `pages` in all, and of them how many were taken or left out for which reason."""

    pages: int = 0
    selected: int = 0
    other_namespace: int = 0
    redirects: int = 0
    hidden: int = 0
    large: int = 0
    unreadable: int = 0
    broken_tails: int = 0
    xml_bytes: int = 0

    def as_dict(self) -> dict[str, int]:
        """The counts by name."""
        return asdict(self)


def read_pages(shard: Shard, counts: Counts, *, all_revisions: bool = False) -> Iterator[Page]:
    """The selected pages of a shard in file order: each page's newest revision, or all of them, oldest first.

    `counts` is filled as the pages go by. Damaged bytes never raise: a stream that ends too early or does not
    decompress is read as far as it goes and counted in `broken_tails`.
    """
    for block in _blocks(shard, counts):
        counts.xml_bytes += len(block)
        counts.pages += block.count(_OPEN)
        counts.redirects += block.count(b"<redirect ")
        counts.other_namespace += block.count(b"<ns>") - block.count(b"<ns>0</ns>")
        done = 0
        for hit in hits(block):
            if hit < done:
                continue
            start = block.rfind(_OPEN, done, hit)
            end = block.find(_CLOSE, hit)
            if start < 0 or end < 0:
                continue
            done = end
            yield from _page(block[start:end], counts, all_revisions=all_revisions)


def _blocks(shard: Shard, counts: Counts) -> Iterator[bytes]:
    """Pieces of XML that each end with a page (or with the end of the shard)."""
    rest = b""
    for piece in _xml(shard, counts):
        rest += piece
        if len(rest) >= BLOCK_BYTES:
            cut = rest.rfind(_CLOSE)
            if cut >= 0:
                cut += len(_CLOSE)
                yield rest[:cut]
                rest = rest[cut:]
    if rest.rfind(_OPEN) > rest.rfind(_CLOSE):
        counts.broken_tails += 1
    if rest:
        yield rest


def _xml(shard: Shard, counts: Counts) -> Iterator[bytes]:
    data = shard.read()
    if shard.form == "xml":
        yield data
        return
    starts = [match.start() for match in _STREAM.finditer(data)] or [0]
    decompressor = bz2.BZ2Decompressor()
    for start, end in zip(starts, [*starts[1:], len(data)], strict=True):
        try:
            if decompressor.eof:
                decompressor = bz2.BZ2Decompressor()
            yield decompressor.decompress(data[start:end], BLOCK_BYTES)
            while not decompressor.eof and not decompressor.needs_input:
                yield decompressor.decompress(b"", BLOCK_BYTES)
        except OSError:
            counts.broken_tails += 1
            decompressor = bz2.BZ2Decompressor()
    if not decompressor.eof:
        counts.broken_tails += 1


def _page(xml: bytes, counts: Counts, *, all_revisions: bool) -> Iterator[Page]:
    head = xml[: xml.find(b"<revision>")]
    if b"<ns>0</ns>" not in head or b"<redirect " in head:
        return
    title, page_id = _TITLE.search(head), _PAGE_ID.search(head)
    revisions = _REVISION.findall(xml)
    if not title or not page_id or not revisions:
        counts.unreadable += 1
        return
    found = [page for page in (_revision(title[1], int(page_id[1]), revision, counts) for revision in revisions) if page]
    if not all_revisions:
        found = sorted(found, key=lambda page: (page.revision_at, page.revision_id))[-1:]
        found = [page for page in found if hits(page.text.encode())]
    counts.selected += bool(found)
    yield from found


def _revision(title: bytes, page_id: int, xml: bytes, counts: Counts) -> Page | None:
    revision_id, timestamp, text = _PAGE_ID.search(xml), _TIMESTAMP.search(xml), _TEXT.search(xml)
    if not revision_id or not timestamp or not text:
        counts.unreadable += 1
        return None
    if b"deleted=" in text[1] or text[2] is None:
        counts.hidden += 1
        return None
    if len(text[2]) > LARGE_BYTES:
        counts.large += 1
    try:
        revision_at = datetime.fromisoformat(timestamp[1].decode())
        return Page(_unescape(title), page_id, int(revision_id[1]), revision_at, _unescape(text[2]))
    except ValueError:
        counts.unreadable += 1
        return None


def _unescape(data: bytes) -> str:
    text = data.decode("utf-8")
    return _ENTITY.sub(_character, text) if "&" in text else text


def _character(match: re.Match[str]) -> str:
    name = match[1]
    if name in _NAMED:
        return _NAMED[name]
    return chr(int(f"0{name[1:]}", 0) if name[1] == "x" else int(name[1:]))
