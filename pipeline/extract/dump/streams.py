"""The XML of a shard, decompressed stream by stream.

Belongs here: decompression, damage, blocks that end with a page. Does not belong here: what stands in a page.

Memory holds one block at a time, whatever the shard's size: of a page whose history is longer than that, what is not asked for
is let go on the way, and all of it comes in pieces. A stream of a multistream dump holds whole pages, so that it is
a block as it comes; only where a page goes on in the next piece are bytes copied. Such a stream is decoded as a whole, where it
can be; the standard library reads damaged ones as far as they go, and very long ones piece by piece.
"""

import bz2
import re
from collections.abc import Iterator
from itertools import pairwise

from pipeline.extract.dump.shards import HEADER_BYTES, STREAM, Shard
from pipeline.extract.dump.whole import WHOLE_BYTES, decoder

READ_BYTES = 16 * 2**20
BLOCK_BYTES = 4 * 2**20
LONG_BYTES = 64 * 2**20  # of one page with its history
CONTINUED = b"<page><!-- continued -->"  # how the second and later pieces of such a page begin

_OPEN, _CLOSE, _END = b"<page>", b"</page>", b"</mediawiki>"
_REVISION = re.compile(rb"<revision>\s*<id>(\d+)</id>.*?<timestamp>([^<]*)</timestamp>.*?<text([^>]*)>.*?</revision>", re.DOTALL)


def read_blocks(shard: Shard, *, all_revisions: bool = False) -> Iterator[bytes | None]:
    """Pieces of XML that each end with a page (or where the shard or its damage ends them); None for each damage.

    Of a very long page only the newest revision is sure to come, unless `all_revisions` are asked for.
    """
    rest, is_told = b"", False
    for piece in shard.chunks(BLOCK_BYTES) if shard.form == "xml" else _pieces(shard):
        is_told = piece is None
        if piece is None:
            if rest:
                yield rest
            rest = b""
            yield None
            continue
        searched = max(0, len(rest) - len(_CLOSE))
        rest = rest + piece if rest else piece
        cut = rest.rfind(_CLOSE, searched) + len(_CLOSE)
        if cut < len(_CLOSE):
            if len(rest) > LONG_BYTES:
                block, rest = _shortened(rest, all_revisions=all_revisions)
                if block:
                    yield block
            continue
        if cut == len(rest) or rest[cut:].isspace():
            yield rest
            rest = b""
        else:
            yield rest[:cut]
            rest = rest[cut:]
    if rest:
        yield rest
    if _OPEN in rest or (shard.is_last and not is_told and _END not in rest):
        yield None


def _shortened(page: bytes, *, all_revisions: bool) -> tuple[bytes, bytes]:
    """A block of the page's revisions so far, as a page if all are asked for, else without the newest; and what to go on with."""
    first, last = page.find(b"<revision>"), page.rfind(b"</revision>") + len(b"</revision>")
    if not 0 <= first < last:
        return b"", page
    head = page[:first]
    if all_revisions:
        return page[:last] + _CLOSE, CONTINUED + head.rpartition(_OPEN)[2].removeprefix(CONTINUED.removeprefix(_OPEN)) + page[last:]
    revisions = _REVISION.finditer(page, first, last)
    newest = max(revisions, key=lambda one: (b"deleted=" not in one[3], one[2], int(one[1])), default=None)
    start, end = newest.span() if newest else (first, first)
    return page[first:start] + page[end:last], head + page[start:end] + page[last:]


def _pieces(shard: Shard) -> Iterator[bytes | None]:
    """The XML as it comes, None where bytes are damaged or end too early. Nothing goes on from one stream into the next."""
    decode, stream = decoder(), _Stream(is_open=False)
    for data, is_head, is_whole in _slices(shard):
        xml = decode(data) if is_whole else None
        if is_head:
            if stream.is_open:
                yield None
            stream = _Stream(is_open=xml is None)
        if xml is None:
            yield from stream.pieces(data)
        else:
            yield xml
    if stream.is_open:
        yield None


class _Stream:
    """One stream as the standard library reads it; until `is_open` no more, bytes are its own."""

    def __init__(self, *, is_open: bool) -> None:
        self.is_open, self._is_lost, self._decompressor = is_open, False, bz2.BZ2Decompressor()

    def pieces(self, data: bytes) -> Iterator[bytes | None]:
        """What the next bytes hold, None once at the place from which on they are damaged or no stream's."""
        was_lost = self._is_lost
        if self.is_open:
            try:
                yield from self._decompressed(data)
                self._is_lost = len(self._decompressor.unused_data) > 0
            except OSError:
                self._is_lost = True
            self.is_open = not self._is_lost and not self._decompressor.eof
        else:
            self._is_lost = True
        if self._is_lost and not was_lost:
            yield None

    def _decompressed(self, data: bytes) -> Iterator[bytes]:
        yield self._decompressor.decompress(data, BLOCK_BYTES)
        while not self._decompressor.eof and not self._decompressor.needs_input:
            yield self._decompressor.decompress(b"", BLOCK_BYTES)


def _slices(shard: Shard) -> Iterator[tuple[bytes, bool, bool]]:
    """The compressed bytes, cut before each header of a stream: whether a slice begins with one, and is a stream's every byte."""
    rest, left = b"", shard.end - shard.start
    for chunk in shard.chunks(READ_BYTES):
        left -= READ_BYTES
        data = rest + chunk if rest else chunk
        heads = {match.start() for match in STREAM.finditer(data)}
        cut = len(data)
        if left > 0:  # a stream, or at least its header, may go on in the next chunk
            last = max(heads, default=0)
            cut = last if heads and cut - last <= WHOLE_BYTES else max(0, cut - HEADER_BYTES + 1)
        for start, end in pairwise(sorted({0, *heads, cut})):
            yield data[start:end], start in heads, start in heads and (end in heads or left <= 0)
        rest = data[cut:]
