"""Whole streams are decoded by a faster library; what it gives is what the standard library gives, damage included."""

import bz2
import random
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import generator
import pytest

from pipeline.extract.dump import streams, whole
from pipeline.extract.dump.shards import Shard

PAGES = b"".join(generator.page_xml(driver.title, driver.page_id, driver.text).encode() for driver in map(generator.make_driver, range(12)))
NOISE = random.Random(1).randbytes(1_500_000)  # noqa: S311 - the same in every run
EMPTY = bz2.compress(b"")
DUMP = b"".join(bz2.compress(PAGES[start : start + 20_000]) for start in range(0, len(PAGES), 20_000))

Blocks = list[bytes | None]


def blocks(path: Path, data: bytes) -> Blocks:
    """What is read, with neighbouring pieces joined: only very long streams come in several."""
    path.write_bytes(data)
    found: Blocks = [b""]
    for block in streams.read_blocks(Shard(str(path), "bz2", 0, len(data), 1, "key")):
        if block is None or found[-1] is None:
            found.append(block)
        else:
            found[-1] += block
    return found


@pytest.fixture
def both(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[bytes], tuple[Blocks, Blocks]]:
    """A function that reads bytes with both decoders."""

    def read(data: bytes) -> tuple[Blocks, Blocks]:
        fast = blocks(tmp_path / "fast.bz2", data)
        with monkeypatch.context() as patch:
            patch.setattr(streams, "decoder", lambda: lambda _stream: None)
            return fast, blocks(tmp_path / "slow.bz2", data)

    return read


@pytest.mark.parametrize(
    "data",
    [
        DUMP,
        bz2.compress(PAGES, 1),
        b"".join(bz2.compress(PAGES[start : start + 30_000], 1 + start % 9) for start in range(0, len(PAGES), 30_000)),
        bz2.compress(NOISE[:30_000]) + bz2.compress(PAGES),
        EMPTY + DUMP + EMPTY,
        bz2.compress(PAGES) + EMPTY + EMPTY + bz2.compress(PAGES[:9999]),
        bz2.compress(bytes(3_000_000)),
        bz2.compress(b"a" * 255 + b"b" * 4),
    ],
    ids=["dump", "level 1", "levels", "noise", "empty ends", "empty middle", "zeros", "runs"],
)
def test_whole_streams_are_read_alike(both: Callable[[bytes], tuple[Blocks, Blocks]], data: bytes):
    fast, slow = both(data)
    assert fast == slow
    decompressed = bz2.decompress(data)
    assert fast == [decompressed, None] if decompressed.rstrip().rfind(b"</page>") < decompressed.rfind(b"<page>") else [decompressed]


def test_whole_streams_are_left_to_the_faster_library():
    decode = whole.decoder()
    assert [decode(bz2.compress(data)) for data in (PAGES, NOISE, b"")] == [PAGES, NOISE, b""]


@pytest.mark.parametrize("damage", ["flip", "cut", "drop", "insert", "zero", "repeat"])
def test_damaged_streams_are_read_alike(both: Callable[[bytes], tuple[Blocks, Blocks]], damage: str):
    chance = random.Random(damage)  # noqa: S311 - the same in every run
    heads = [match.start() for match in streams.STREAM.finditer(DUMP)]  # where damage is worst
    places = [head + offset for head in heads[1:4] for offset in (*range(-12, 12), 40)] + chance.sample(range(len(DUMP)), 60)
    differing = 0
    for place in places:
        data = bytearray(DUMP)
        if damage == "flip":
            data[place] ^= 1 << chance.randrange(8)
        elif damage == "cut":
            del data[place:]
        elif damage == "drop":
            del data[place : place + chance.randrange(1, 30)]
        elif damage == "insert":
            data[place:place] = chance.choice([b"\0", b"BZh9", EMPTY, EMPTY[4:], DUMP[: heads[1]], chance.randbytes(20)])
        elif damage == "zero":
            data[place : place + 16] = bytes(16)
        else:
            data[place:place] = data[place - 50 : place]
        fast, slow = both(bytes(data))
        assert fast == slow, place
        differing += None in fast
    assert differing > len(places) // 2


@pytest.mark.parametrize("piece", [1000, 4096, 7001])
def test_streams_that_go_on_in_the_next_piece_are_read_alike(
    both: Callable[[bytes], tuple[Blocks, Blocks]], monkeypatch: pytest.MonkeyPatch, piece: int
):
    monkeypatch.setattr(streams, "READ_BYTES", piece)
    for data in (DUMP, DUMP[:-1], DUMP[:-piece], bz2.compress(PAGES)):
        fast, slow = both(data)
        assert fast == slow
    monkeypatch.setattr(streams, "WHOLE_BYTES", 2000)
    fast, slow = both(DUMP)
    assert fast == slow


def test_what_memory_would_not_hold_is_left_to_the_standard_library(monkeypatch: pytest.MonkeyPatch):
    data = bz2.compress(bytes(12_000_000))
    assert whole.decoder()(data) == bytes(12_000_000)
    monkeypatch.setattr(whole, "_XML_BYTES", 1_000_000)
    decode = whole.decoder()
    assert [decode(bz2.compress(held)) for held in (NOISE, NOISE[:999_999])] == [None, NOISE[:999_999]]
    monkeypatch.setattr(whole, "WHOLE_BYTES", 20)
    assert decode(data) is None


def test_a_process_that_reads_no_dump_does_not_load_the_library():
    code = "import sys, pipeline.bulk.work; sys.exit('pybit7z' in sys.modules)"
    subprocess.run([sys.executable, "-c", code], cwd=Path(__file__).parents[1], check=True)
