"""A cell's markup to what it says, each markup once: the short way, the decoder, and the fallback for what that declines.

Belongs here: choosing between them. Does not belong here: reading markup (flat, decoder, fallback).
"""

from functools import lru_cache

from pipeline.parse.markup.attributes import background
from pipeline.parse.markup.decoder import Declined, read, read_writer
from pipeline.parse.markup.flat import read_flat
from pipeline.parse.markup.table import Content

__all__ = ["background", "decode"]

CACHE_SIZE = 1 << 16


@lru_cache(maxsize=CACHE_SIZE)
def decode(markup: str) -> Content:
    """What a cell's markup says; equal markup is decoded once.

    Never fails: what can be read by nobody is listed in `unread`.
    """
    try:
        return read_flat(markup, read_writer) or read(markup)
    except Declined:
        from pipeline.parse.markup.fallback import decode_tree  # noqa: PLC0415 - the fallback is rarely needed and slow to load

        return decode_tree(markup)
