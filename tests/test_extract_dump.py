"""Dumps: cut anywhere they may be cut, they give the same pages; damaged, they give what is left and say so."""

import bz2
from pathlib import Path

import generator
import pytest

from pipeline.extract.dump import Counts, DumpError, plan, read_pages

DRIVERS, OTHERS = 30, 570


@pytest.fixture(scope="module")
def multistream(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("dump") / "wiki-pages-articles-multistream.xml.bz2"
    generator.write_dump(path, generator.mixed_pages(DRIVERS, OTHERS))
    return path


def read(path: Path, shard_bytes: int = 2**20, *, all_revisions: bool = False):
    counts = Counts()
    shards = plan(str(path), shard_bytes=shard_bytes)
    return [page for shard in shards for page in read_pages(shard, counts, all_revisions=all_revisions)], counts, shards


def test_drivers_come_out_as_they_were_written(multistream: Path):
    pages, counts, _ = read(multistream)
    assert [(page.title, page.page_id, page.text) for page in pages] == [
        (driver.title, driver.page_id, driver.text) for driver in map(generator.make_driver, range(DRIVERS))
    ]
    assert (counts.pages, counts.selected, counts.broken_tails) == (DRIVERS + OTHERS, DRIVERS, 0)


@pytest.mark.parametrize("form", ["with index", "without index", "one stream", "plain xml"])
@pytest.mark.parametrize("shard_bytes", [2**12, 2**15, 2**30])
def test_every_form_and_every_cut_gives_the_same_pages(multistream: Path, tmp_path: Path, form: str, shard_bytes: int):
    expected, _, _ = read(multistream, 2**30)
    path = tmp_path / multistream.name
    path.write_bytes(multistream.read_bytes())
    if form == "with index":
        index = multistream.name.replace(".xml.bz2", "-index.txt.bz2")
        (tmp_path / index).write_bytes((multistream.parent / index).read_bytes())
    elif form == "one stream":
        path.write_bytes(bz2.compress(bz2.decompress(multistream.read_bytes())))
    elif form == "plain xml":
        path = tmp_path / "wiki.xml"
        path.write_bytes(bz2.decompress(multistream.read_bytes()))
    pages, counts, shards = read(path, shard_bytes)
    assert pages == expected
    assert counts.pages == DRIVERS + OTHERS
    assert [shard.start for shard in shards[1:]] == [shard.end for shard in shards[:-1]]
    assert (len(shards) > 1) == (shard_bytes == 2**12 and form != "one stream") or shard_bytes == 2**15


@pytest.mark.parametrize("form", ["multistream", "one stream"])
@pytest.mark.parametrize("piece", [1000, 4096, 50_001])
def test_a_file_is_read_in_pieces_of_any_length(multistream: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, form: str, piece: int):
    whole, _, _ = read(multistream, 2**30)
    path = tmp_path / "pages.xml.bz2"
    data = multistream.read_bytes()
    path.write_bytes(data if form == "multistream" else bz2.compress(bz2.decompress(data)))
    monkeypatch.setattr("pipeline.extract.dump.streams.READ_BYTES", piece)
    pages, counts, _ = read(path, 2**30)
    assert pages == whole
    assert counts.broken_tails == 0


def test_a_stream_whose_head_is_damaged_is_counted(multistream: Path, tmp_path: Path):
    data = bytearray(multistream.read_bytes())
    head = data.find(b"BZh91AY&SY", len(data) // 2)
    data[head : head + 10] = bytes(10)
    path = tmp_path / multistream.name
    path.write_bytes(bytes(data))
    pages, counts, _ = read(path, 2**30)
    whole, _, _ = read(multistream, 2**30)
    assert 0 < len(whole) - len(pages) <= DRIVERS // 3
    assert (counts.broken_tails, counts.pages) == (1, DRIVERS + OTHERS - generator.STREAM_PAGES)


def test_a_real_export_with_full_history(shared: Path):
    path = shared / "mediawiki" / "samples" / "dump.xml.bz2"
    newest, counts, _ = read(path)
    every, _, _ = read(path, all_revisions=True)
    assert counts.redirects > 0
    assert counts.other_namespace > 0
    assert len({page.page_id for page in newest}) == len(newest) == 2
    assert len(every) > len(newest)
    last = {page.page_id: page for page in sorted(every, key=lambda page: page.revision_at)}
    assert list(last.values()) == newest


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (("<ns>0</ns>", "<ns>2</ns>"), "other_namespace"),
        (("<revision>", '<redirect title="Other" />\n    <revision>'), "redirects"),
        (("<timestamp>2026-11-01T00:00:00Z</timestamp>", "<timestamp>soon</timestamp>"), "unreadable"),
    ],
)
def test_what_is_left_out_is_counted(tmp_path: Path, change: tuple[str, str], reason: str):
    driver = generator.make_driver(1)
    xml = generator.page_xml(driver.title, driver.page_id, driver.text).replace(*change)
    path = tmp_path / "one.xml"
    path.write_text(generator.HEAD + xml + "</mediawiki>\n", encoding="utf-8")
    pages, counts, _ = read(path)
    assert pages == []
    assert getattr(counts, reason) == 1


def test_a_hidden_text_is_counted(tmp_path: Path):
    driver = generator.make_driver(1)
    xml = generator.page_xml(driver.title, driver.page_id, driver.text)
    hidden = xml.replace('xml:space="preserve">', 'xml:space="preserve" deleted="deleted">')
    (tmp_path / "one.xml").write_text(generator.HEAD + hidden + "</mediawiki>\n", encoding="utf-8")
    pages, counts, _ = read(tmp_path / "one.xml")
    assert (pages, counts.hidden) == ([], 1)


def test_a_page_above_two_megabytes_is_read_and_counted(tmp_path: Path):
    driver = generator.make_driver(1)
    text = driver.text + "\n" + "word " * 500_000
    (tmp_path / "one.xml").write_text(generator.HEAD + generator.page_xml(driver.title, 1, text) + "</mediawiki>\n", encoding="utf-8")
    pages, counts, _ = read(tmp_path / "one.xml")
    assert [page.text for page in pages] == [text]
    assert counts.large == 1


def test_a_broken_tail_costs_only_itself(multistream: Path, tmp_path: Path):
    data = multistream.read_bytes()
    path = tmp_path / multistream.name
    path.write_bytes(data[: len(data) * 2 // 3])
    pages, counts, _ = read(path, 2**30)
    whole, _, _ = read(multistream, 2**30)
    assert pages == whole[: len(pages)]
    assert 0 < len(pages) < DRIVERS
    assert counts.broken_tails >= 1


def test_damage_in_the_middle_costs_one_stream(multistream: Path, tmp_path: Path):
    data = bytearray(multistream.read_bytes())
    middle = len(data) // 2
    data[middle : middle + 64] = bytes(64)
    path = tmp_path / multistream.name
    path.write_bytes(bytes(data))
    pages, counts, _ = read(path, 2**30)
    whole, _, _ = read(multistream, 2**30)
    assert {page.page_id for page in whole} > {page.page_id for page in pages}
    assert len(pages) >= DRIVERS * 2 // 3
    assert pages[-1] == whole[-1]
    assert counts.broken_tails >= 1


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("missing.xml.bz2", None, "no such dump file"),
        ("empty.xml.bz2", b"", "neither bzip2 nor MediaWiki XML"),
        ("page.html", b"<!DOCTYPE html><html></html>", "neither bzip2 nor MediaWiki XML"),
        ("log.txt.bz2", bz2.compress(b"no page at all\n" * 100), "bzip2, but no MediaWiki XML"),
    ],
)
def test_what_is_no_dump_is_refused_by_name(tmp_path: Path, name: str, content: bytes | None, message: str):
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(DumpError, match=message) as caught:
        plan(str(path))
    assert name in str(caught.value)


@pytest.mark.parametrize(
    ("name", "index"),
    [
        ("wiki-multistream.xml.bz2", "wiki-multistream-index.txt.bz2"),
        ("wiki-multistream12.xml-p1p873.bz2", "wiki-multistream-index12.txt-p1p873.bz2"),
    ],
)
def test_the_index_of_another_dump_is_refused(multistream: Path, tmp_path: Path, name: str, index: str):
    path = tmp_path / name
    path.write_bytes(multistream.read_bytes())
    whole, _, _ = read(path, 2**12)
    assert len(whole) == DRIVERS
    (tmp_path / index).write_bytes(bz2.compress(b"4100:1:Some page\n"))
    with pytest.raises(DumpError, match="line 1: no stream begins at byte 4100"):
        plan(str(path), shard_bytes=2**12)
