"""Dumps as other programs write them, and what is no dump: read, or left out and counted, or refused; never the end of a shard."""

import bz2
import gzip
import re
from datetime import UTC, datetime
from pathlib import Path

import generator
import polars as pl
import pytest

from pipeline.bulk.work import Job, run_shard
from pipeline.extract.dump import Counts, DumpError, Page, plan, read_pages, site

DRIVER = generator.make_driver(1)
PAGE = generator.page_xml(DRIVER.title, 7, DRIVER.text)
OTHER = generator.page_xml("Other Driver", 8, generator.make_driver(2).text)


def read(path: Path, data: bytes | str, *, shard_bytes: int = 2**20, all_revisions: bool = False) -> tuple[list[Page], Counts]:
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    counts = Counts()
    shards = plan(str(path), shard_bytes=shard_bytes)
    return [page for shard in shards for page in read_pages(shard, counts, all_revisions=all_revisions)], counts


def document(*pages: str) -> str:
    return generator.HEAD + "".join(pages) + "</mediawiki>\n"


@pytest.mark.parametrize(
    ("found", "written"),
    [
        ("</text>", "&#xD800;</text>"),
        ("</text>", "&#1114112;</text>"),
        ("</text>", "&#99999999999999999999;</text>"),
        (f"<title>{DRIVER.title}", "<title>"),
        ("</title>", " &#xDC00;</title>"),
        ("    <ns>0</ns>\n", ""),
        ("<id>7</id>", "<id>99999999999999999999</id>"),
        ("<id>500000007</id>", "<id>99999999999999999999</id>"),
        ("2026-11-01T00:00:00Z", "0001-01-01T00:00:00+14:00"),
        ("    </revision>\n  </page>\n", ""),
    ],
)
def test_a_page_that_is_none_costs_itself_and_is_counted(tmp_path: Path, found: str, written: str):
    assert found in PAGE
    page = PAGE.replace(found, written, 1) if found != "</text>" else PAGE.replace(found, written)
    pages, counts = read(tmp_path / "odd.xml", document(page, OTHER))
    assert [page.title for page in pages] == ["Other Driver"]
    assert counts.unreadable == 1


def test_plain_text_sections_are_read_as_they_stand(tmp_path: Path):
    marked = PAGE.replace('preserve">', 'preserve">a &lt;b&gt; <![CDATA[', 1).replace("</text>", "R&D &amp; <b>]]> c &amp; d</text>")
    plain = generator.page_xml(DRIVER.title, 7, DRIVER.text)
    pages, _ = read(tmp_path / "one.xml", document(marked))
    inner = plain[plain.index('preserve">') + len('preserve">') : plain.index("</text>")]
    assert pages[0].text == f"a <b> {inner}R&D &amp; <b> c & d"


@pytest.mark.parametrize("zone", ["", "Z", "+00:00"])
def test_a_time_without_a_zone_is_in_utc(tmp_path: Path, zone: str):
    second = PAGE[PAGE.index("    <revision>") : PAGE.index("  </page>")].replace("500000007", "500000009").replace("00:00Z", "01:00Z")
    page = PAGE.replace("T00:00:00Z", f"T00:00:00{zone}").replace("  </page>", f"{second}  </page>")
    every, _ = read(tmp_path / "one.xml", document(page), all_revisions=True)
    assert [one.revision_at for one in every] == [datetime(2026, 11, 1, 0, minute, tzinfo=UTC) for minute in (0, 1)]
    newest, _ = read(tmp_path / "one.xml", document(page))
    assert newest == every[1:]


def test_a_dump_that_does_not_name_its_wiki_gives_no_address(tmp_path: Path):
    path = tmp_path / "one.xml"
    for base, address in ((generator.HEAD, "https://en.wikipedia.org"), (generator.HEAD.replace("//en.", "//de."), "https://de.wikipedia.org"),
                          ('<mediawiki version="0.10">\n', "")):  # fmt: skip
        path.write_text(base + PAGE + "</mediawiki>\n", encoding="utf-8")
        assert site(str(path)) == address
    report = run_shard(plan(str(path))[0], Job(str(tmp_path / "shards"), "", datetime.now(UTC)))
    article = pl.read_parquet(tmp_path / "shards" / report.files["article"][0])
    assert article.select("url", "permalink").rows() == [(None, None)]


def test_streams_that_break_off_within_pages_are_read_whole(tmp_path: Path):
    data = document(
        *(generator.page_xml(f"Driver {number}", number, generator.make_driver(number).text) for number in range(1, 61))
    ).encode()
    path = tmp_path / "packed.xml.bz2"
    packed = b"".join(bz2.compress(data[start : start + 20_000]) for start in range(0, len(data), 20_000))
    pages, counts = read(path, packed, shard_bytes=2**13)
    assert len(pages) == counts.pages == 60
    assert counts.broken_tails == 0


def test_an_empty_stream_may_come_first(tmp_path: Path):
    pages, counts = read(tmp_path / "a.xml.bz2", bz2.compress(b"") + bz2.compress(document(PAGE).encode()))
    assert (len(pages), counts.broken_tails) == (1, 0)


@pytest.mark.parametrize("form", ["xml", "xml.bz2"])
def test_a_dump_that_ends_before_its_end_is_told_even_where_a_page_ends(tmp_path: Path, form: str):
    data = document(PAGE, OTHER).removesuffix("</mediawiki>\n").encode()
    pages, counts = read(tmp_path / f"cut.{form}", data if form == "xml" else bz2.compress(data))
    assert (len(pages), counts.broken_tails) == (2, 1)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (gzip.compress(b"<mediawiki>"), "gzip, which is not read as it is"),
        (b"7z\xbc\xaf\x27\x1c" + bytes(99), "7-Zip, which is not read as it is"),
        (b"\x28\xb5\x2f\xfd" + bytes(99), "Zstandard, which is not read as it is"),
        (bytes(5000), "neither bzip2 nor MediaWiki XML"),
        ("<mediawiki>".encode("utf-16"), "neither bzip2 nor MediaWiki XML"),
        (b"BZh9", "neither bzip2 nor MediaWiki XML"),
    ],
)
def test_what_is_packed_otherwise_is_refused_by_name(tmp_path: Path, data: bytes, message: str):
    with pytest.raises(DumpError, match=message):
        read(tmp_path / "wiki.xml.bz2", data)


@pytest.mark.parametrize(
    ("index", "message"),
    [
        (b"", "no whole bzip2 file"),
        (b"600:10:A page\n", "no whole bzip2 file"),
        (bz2.compress(b"600:10:A page\n" * 100)[:30], "no whole bzip2 file"),
        (bz2.compress(b"a page\n"), "line 1: no `offset:page id:title`"),
        (bz2.compress(b"99999999:10:A page\n"), "line 1: the dump has no byte 99999999, it ends at "),
    ],
)
def test_an_index_that_is_none_is_refused_by_name(tmp_path: Path, index: bytes, message: str):
    (tmp_path / "wiki-index.txt.bz2").write_bytes(index)
    with pytest.raises(DumpError, match=message):
        read(tmp_path / "wiki.xml.bz2", bz2.compress(document(PAGE).encode()))


def test_a_folder_is_no_dump_and_no_index(tmp_path: Path):
    (tmp_path / "wiki-index.txt.bz2").mkdir()
    (tmp_path / "folder.xml.bz2").mkdir()
    pages, _ = read(tmp_path / "wiki.xml.bz2", bz2.compress(document(PAGE).encode()))
    assert len(pages) == 1
    with pytest.raises(DumpError, match=r"folder\.xml\.bz2: no file, but a folder or a pipe"):
        plan(str(tmp_path / "folder.xml.bz2"))


@pytest.mark.parametrize("form", ["xml", "xml.bz2"])
def test_a_dump_without_texts_is_refused(tmp_path: Path, form: str):
    stub = re.sub(r"<text.*?</text>", '<text bytes="3000" sha1="x" />', PAGE, flags=re.DOTALL)
    data = document(*[stub] * 30).encode()
    with pytest.raises(DumpError, match="its pages have no texts, as those of a stub dump"):
        read(tmp_path / f"stub.{form}", data if form == "xml" else bz2.compress(data))


def test_what_an_index_leaves_out_is_cut_where_streams_begin(tmp_path: Path):
    streams = [bz2.compress(part.encode()) for part in (generator.HEAD, *[PAGE, OTHER] * 20, "</mediawiki>\n")]
    place = len(streams[0])
    (tmp_path / "wiki-index.txt.bz2").write_bytes(bz2.compress(f"{place}:7:A page\n".encode()))
    pages, _ = read(tmp_path / "wiki.xml.bz2", b"".join(streams), shard_bytes=2**13)
    assert len(pages) == 40
    shards = plan(str(tmp_path / "wiki.xml.bz2"), shard_bytes=2**13)
    assert max(shard.end - shard.start for shard in shards) < 2**14


@pytest.mark.parametrize("form", ["xml", "xml.bz2"])
@pytest.mark.parametrize("is_hidden", [False, True])
def test_a_page_with_a_very_long_history_is_read_in_pieces(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, form: str, *, is_hidden: bool):
    revision = PAGE[PAGE.index("    <revision>") : PAGE.index("  </page>")]
    order = [*range(10, 40), *range(59, 39, -1), 9]  # not by age, as imported pages are
    several = [
        revision.replace("500000007", f"{500_000_000 + number}")
        .replace("T00:00:00Z", f"T00:{number:02}:00Z")
        .replace("</text>", f"{number}</text>")
        for number in order
    ]
    if is_hidden:
        several[order.index(59)] = several[order.index(59)].replace("<text ", '<text deleted="deleted" ')
    text = document(OTHER, PAGE.replace(revision, "".join(several)), OTHER.replace("Other", "Last").replace("<id>8", "<id>9"))
    data = text.encode() if form == "xml" else bz2.compress(text.encode())
    whole = [read(tmp_path / f"wiki.{form}", data, all_revisions=every) for every in (False, True)]
    monkeypatch.setattr("pipeline.extract.dump.streams.BLOCK_BYTES", 5_000)
    monkeypatch.setattr("pipeline.extract.dump.streams.LONG_BYTES", 30_000)
    monkeypatch.setattr("pipeline.extract.dump.whole.WHOLE_BYTES", 20)  # a stream with such a page is too long for that
    for every in (False, True):
        pages, counts = read(tmp_path / f"wiki.{form}", data, all_revisions=every)
        assert pages == whole[every][0]
        assert len(pages) == (2 + len(order) - is_hidden if every else 3)
        assert (counts.pages, counts.selected, counts.unreadable, counts.broken_tails) == (3, 3, 0, 0)
        assert (counts.xml_bytes == len(text)) != every
    assert pages[1:-1] != sorted(pages[1:-1], key=lambda page: page.revision_at)
