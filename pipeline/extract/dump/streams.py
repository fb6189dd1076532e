"""The XML of a shard, decompressed stream by stream.

Belongs here: decompression, damage, blocks that end with a page. Does not belong here: what stands in a page.

Memory holds one block at a time, whatever the shard's size. A stream of a multistream dump holds whole pages, so that it is
a block as it comes; only where a page goes on in the next piece are bytes copied.
"""

import bz2
import re
from collections.abc import Iterator
from itertools import pairwise

from pipeline.extract.dump.shards import Shard

READ_BYTES = 16 * 2**20
BLOCK_BYTES = 4 * 2**20

_STREAM = re.compile(rb"BZh[1-9]1AY&SY")
_HEADER_LENGTH = 10
_OPEN, _CLOSE = b"<page>", b"</page>"


def read_blocks(shard: Shard) -> Iterator[bytes | None]:
    """Pieces of XML that each end with a page (or where the shard or its damage ends them); None for each damage."""
    rest = b""
    for piece in shard.chunks(BLOCK_BYTES) if shard.form == "xml" else _pieces(shard):
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
            continue
        if cut == len(rest) or rest[cut:].isspace():
            yield rest
            rest = b""
        else:
            yield rest[:cut]
            rest = rest[cut:]
    if rest:
        yield rest
    if _OPEN in rest:
        yield None


def _pieces(shard: Shard) -> Iterator[bytes | None]:
    """The XML as it comes, None where bytes are damaged or end too early. Nothing goes on from one stream into the next."""
    decompressor, is_lost = None, False
    for data, is_head in _slices(shard):
        if is_head:
            if decompressor:
                yield None
            decompressor, is_lost = bz2.BZ2Decompressor(), False
        if decompressor is None:
            if not is_lost:
                yield None
            is_lost = True
            continue
        try:
            yield from _fed(decompressor, data)
            is_lost = decompressor.eof and len(decompressor.unused_data) > 0
        except OSError:
            is_lost = True
        if is_lost:
            yield None
        if is_lost or decompressor.eof:
            decompressor = None
    if decompressor:
        yield None


def _fed(decompressor: bz2.BZ2Decompressor, data: bytes) -> Iterator[bytes]:
    yield decompressor.decompress(data, BLOCK_BYTES)
    while not decompressor.eof and not decompressor.needs_input:
        yield decompressor.decompress(b"", BLOCK_BYTES)


def _slices(shard: Shard) -> Iterator[tuple[bytes, bool]]:
    """The compressed bytes, cut before each header of a stream, and whether the slice begins with one."""
    rest, left = b"", shard.end - shard.start
    for chunk in shard.chunks(READ_BYTES):
        left -= len(chunk)
        data = rest + chunk if rest else chunk
        whole = max(0, len(data) - _HEADER_LENGTH + 1) if left else len(data)  # a header may go on in the next chunk
        heads = {match.start() for match in _STREAM.finditer(data)}
        for start, end in pairwise(sorted({0, *heads, whole})):
            yield data[start:end], start in heads
        rest = data[whole:]
