"""The report as files: what is on the pages, how large they are, and that the work grows with the drivers and no faster."""

import html
import json
import os
import re
from pathlib import Path

import duckdb
import pytest
from hypothesis import given
from hypothesis import strategies as st
from running import contents, multiplied

from pipeline.report import parts, read, search
from pipeline.report.build import build_report
from pipeline.report.evidence import Evidence
from pipeline.report.links import Places, address, edit_url, history_url, page_name, safe_url
from pipeline.report.record import Record

LARGEST = 500_000


@pytest.fixture(scope="module")
def pages(seed_warehouse: Path) -> Path:
    return seed_warehouse / "report"


def test_every_page_is_there_and_small(pages: Path) -> None:
    names = {path.name for path in pages.glob("*.html")}
    assert names == {"index.html", "editors.html", "quality.html", "dictionary.html", "attribution.html", "jessica-backman.html"}
    assert max(path.stat().st_size for path in pages.iterdir()) < LARGEST


def test_links_between_pages_lead_somewhere(pages: Path) -> None:
    texts = {path.name: path.read_text(encoding="utf-8") for path in pages.glob("*.html")}
    for name, text in texts.items():
        ids = re.findall(r'\bid="([^"]+)"', text)
        assert len(ids) == len(set(ids)), f"{name} has an id twice"
        for target in re.findall(r'href="([^"]*)"', text):
            if target.startswith(("https://", "data:")):
                continue
            file, _, anchor = html.unescape(target).partition("#")
            assert not file or (pages / file).is_file(), f"{name} links to {target}"
            assert not anchor or f'id="{anchor}"' in texts[file or name], f"{name} links to {target}"


def test_no_page_loads_anything_from_elsewhere(pages: Path) -> None:
    for path in pages.glob("*.html"):
        text = path.read_text(encoding="utf-8")
        assert "default-src 'none'" in text
        loaded = re.findall(r'<(?:script|img|iframe|link)[^>]*(?:src|href)="([^"]*)"', text)
        assert {source for source in loaded if not source.startswith("data:image/svg+xml,")} == {"paddock.js", "paddock.css"}
        assert not re.search(r"<style|\sstyle=|\son[a-z]+=", text)


def test_the_totals_of_the_seed_article_stand_on_its_page(pages: Path) -> None:
    text = (pages / "jessica-backman.html").read_text(encoding="utf-8")
    figures = dict(re.findall(r"<div><dt>([^<]+)</dt><dd><a[^>]*>([^<]+)</a>", text))
    assert figures == {
        "races": "98", "wins": "4", "podiums": "14", "poles": "2", "fastest laps": "3", "titles": "0", "best championship": "2nd",
    }  # fmt: skip
    assert "Where the article contradicts itself" in text
    assert ">92<" in text
    assert "field used for something else" in text


def test_shared_standings_stand_once_in_the_season_table(pages: Path) -> None:
    text = (pages / "jessica-backman.html").read_text(encoding="utf-8")
    seasons = text[text.index('id="seasons-racing"') : text.index('id="series"')]
    assert seasons.count(">313<") == 1
    assert seasons.count(">NC†<") == 2


def test_every_column_of_the_database_is_in_the_dictionary(seed_warehouse: Path, pages: Path) -> None:
    text = (pages / "dictionary.html").read_text(encoding="utf-8")
    with duckdb.connect(str(seed_warehouse / "paddock.duckdb"), read_only=True) as connection:
        columns = read.rows(connection, "select schema_name, table_name, column_name from duckdb_columns() where not internal")
    for column in columns:
        assert f'id="{column.schema_name}.{column.table_name}"' in text
        assert f"<code>{column.column_name}</code>" in text
    assert "Never sum points across series." in text


def test_every_article_is_credited(pages: Path) -> None:
    text = (pages / "attribution.html").read_text(encoding="utf-8")
    assert "Jessica Bäckman" in text
    assert "CC BY-SA 4.0" in text
    assert "action=history" in text


def test_a_report_that_fails_leaves_the_old_one(seed_warehouse: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "report"
    build_report(seed_warehouse / "paddock.duckdb", folder)
    before = contents(folder)

    def fail(*_: object) -> None:
        raise OSError("disk full")

    monkeypatch.setattr("pipeline.report.overview.write_dictionary", fail)
    with pytest.raises(OSError, match="disk full"):
        build_report(seed_warehouse / "paddock.duckdb", folder)
    assert contents(folder) == before
    assert [path.name for path in tmp_path.iterdir()] == ["report"]


def test_equal_files_give_equal_pages(seed_warehouse: Path, pages: Path, tmp_path: Path) -> None:
    build_report(seed_warehouse / "paddock.duckdb", tmp_path / "again")
    assert contents(pages) == contents(tmp_path / "again")


def test_a_thousand_drivers_fit_into_pages_below_500_kb(thousand: Path) -> None:
    sizes = {path.name: path.stat().st_size for path in thousand.rglob("*") if path.suffix != ".json"}
    assert len(sizes) > 1_000
    assert {name: size for name, size in sizes.items() if size > LARGEST} == {}
    index = (thousand / "index.html").read_text(encoding="utf-8")
    assert index.count('<tr><th scope="row">') == 1_001
    editors = sorted(thousand.glob("editors*.html"))
    assert len(editors) > 1
    assert sum(path.read_text(encoding="utf-8").count("<tbody>") for path in editors) == 1_001


def test_queries_grow_by_batches_and_not_by_drivers(seed_warehouse: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    whole = read.stream

    def counted(connection: duckdb.DuckDBPyConnection, sql: str, parameters: dict[str, object] | None = None) -> object:
        asked.append(sql)
        return whole(connection, sql, parameters)

    monkeypatch.setattr(read, "stream", counted)
    monkeypatch.setattr(read, "MOST_DRIVERS", 20)
    monkeypatch.setattr(os, "cpu_count", lambda: 1)
    counts = []
    for copies in (9, 19, 39):
        build_report(multiplied(seed_warehouse / "paddock.duckdb", tmp_path / f"{copies}.duckdb", copies), tmp_path / f"report{copies}")
        counts.append(len(asked))
        asked.clear()
    assert counts[0] == counts[1]
    assert counts[2] - counts[1] <= len(read.PARTS) + 2


KEYS = st.lists(st.text(st.sampled_from("abcé 0"), max_size=6), max_size=80)


@given(KEYS, st.integers(1, 12))
def test_a_list_is_cut_whole_and_into_parts_that_fit(keys: list[str], most: int) -> None:
    keys.sort()
    found = parts.cut(keys, [1] * len(keys), most)
    assert [part.start for part in found] == [0, *(part.end for part in found[:-1])]
    assert found[-1].end == len(keys)
    assert len({parts.file_stem(part.first) for part in found}) == len(found)
    for part in found:
        inside = keys[part.start : part.end]
        assert len(inside) <= most or len(set(inside)) == 1
        assert all(part.first <= key for key in inside)
        assert not inside or (inside[0].startswith(part.first) and inside[-1].startswith(part.last))


def test_the_way_through_a_list() -> None:
    keys = sorted(f"{first}{second} {number}" for first in "mns" for second in "aeiou" for number in range(3))
    found = parts.cut(keys, [1] * len(keys), 6)
    steps = parts.way(found, [f"p{number}" for number in range(len(found))], 1)
    assert [[step.label for step in row] for row in steps] == [["M", "N", "S"], ["Ma – Me", "Mi – Mo", "Mu"]]
    assert [[step.page for step in row if step.is_here] for row in steps] == [["p0.html"], ["p1.html"]]
    assert parts.way(parts.cut(keys, [1] * len(keys), 100), ["p"], 0) == []


def found_by(folder: Path, word: str) -> set[str]:
    """The pages that the search's files give for a word, looked up as the script looks it up."""
    keys = json.loads((folder / "index.js").read_text(encoding="utf-8").removeprefix("paddock.keys(").rpartition(", ")[0])
    longer = [key for key in keys if key.startswith(word)]
    within = sorted((key for key in keys if word.startswith(key)), key=len)[-1:]
    found = set()
    for key in longer or within:
        name, _ = keys[key]
        lines = (folder / f"{name}.js").read_text(encoding="utf-8").removeprefix(f'paddock.lines("{name}", ').removesuffix(");\n")
        found |= {page for page, text in json.loads(lines) if any(each.startswith(word) for each in search.words(text))}
    return found


def test_every_driver_is_found_by_every_beginning_of_a_word(tmp_path: Path) -> None:
    names = [f"{first} {last}" for first in ("Ana", "Anaïs", "Bo", "O'Ward", "Željko", "李") for last in ("Abt", "Ng", "Näf", "Zed")]
    names += [f"Driver {number:05d}" for number in range(2_000)]
    listed = [(name, name) for name in names]
    search.write_search(
        tmp_path, listed, lambda numbers: [[f"{place}.html", names[place]] for place in numbers], Record(tmp_path, "test"), ()
    )
    files = list((tmp_path / "search").glob("*.js"))
    assert max(path.stat().st_size for path in files) < 60_000
    for name in names[:24] + names[1_900:1_910]:
        page = f"{names.index(name)}.html"
        for word in search.words(name) - {"driver"}:
            for length in range(1, len(word) + 1):
                assert page in found_by(tmp_path / "search", word[:length]), (name, word[:length])
    assert len(found_by(tmp_path / "search", "driver")) == search.MOST_LINES, "a word that all have leads to the first of them"


@pytest.mark.parametrize(
    ("url", "kept"),
    [
        ("https://en.wikipedia.org/w/index.php?oldid=1", True),
        ("http://127.0.0.1:8080/x", True),
        ("javascript:alert(1)", False),
        ("JAVASCRIPT://x/%0aalert(1)", False),
        ("data:text/html,<script>", False),
        (" https://en.wikipedia.org", False),
        ("https://en.wikipedia.org/\nx", False),
        ("//evil.example/x", False),
        ("https://[bad", False),
        ("", False),
        (None, False),
    ],
)
def test_only_web_addresses_become_links(url: str | None, kept: bool) -> None:  # noqa: FBT001 - a column of the table above
    assert safe_url(url) == (url if kept else "")


def test_names_of_pages_never_meet() -> None:
    assert page_name("alan-jones-racing-driver") == "alan-jones-racing-driver.html"
    assert page_name("index") == "index-driver.html"
    assert page_name("editors-2") == "editors-2-driver.html"
    assert page_name("index-from-ma") == "index-from-ma-driver.html"
    assert page_name("indexa") == "indexa.html"
    assert page_name("../../etc/passwd").startswith("etc-passwd-")
    long = page_name("x" * 300)
    assert len(long) < 255
    assert long != page_name("x" * 301)


def test_addresses_of_the_wiki() -> None:
    page = "https://en.wikipedia.org/wiki/Jessica_B%C3%A4ckman"
    assert edit_url(page) == "https://en.wikipedia.org/w/index.php?title=Jessica_B%C3%A4ckman&action=edit"
    assert history_url(page).endswith("&action=history")
    assert edit_url("javascript:/wiki/x") == ""
    assert edit_url(None) == ""


def test_a_number_says_where_it_comes_from() -> None:
    places = Places("https://en.wikipedia.org/w/index.php?oldid=7", {3: "Racing record > Complete Formula One results"})
    link = places.number(15, "a@7/t3/r5/c2", "{{small|15}}", "classified")
    assert 'href="https://en.wikipedia.org/w/index.php?oldid=7#Complete_Formula_One_results"' in link
    assert 'title="table 3, row 5, column 2: classified\n{{small|15}}"' in link
    assert address("a@7/infobox/1/wins") == "infobox 1, wins"
    assert address("a@7/prose/7") == "sentence 7"
    assert "<a" not in Places(None, {}).number(15, "a@7/t3/r5/c2")
    assert "&lt;b&gt;" in places.number("<b>", "a@7/t3/r5/c2", "<i>")


def unlike_the_view(file: Path) -> list[tuple[object, ...]]:
    """The totals of a warehouse file whose cells the pages and mart.evidence tell apart: driver, table, key, column."""
    with duckdb.connect(str(file), read_only=True) as connection:
        found = connection.execute(
            "select driver_id, table_name, row_key, column_name, list(cell_id) from mart.evidence "
            "where table_name in ('mart.driver_career', 'mart.driver_series', 'mart.driver_team') group by all"
        ).fetchall()
        ids = [row[0] for row in connection.execute("select driver_id from mart.driver order by driver_id").fetchall()]
    views = {driver.driver.driver_id: Evidence(driver) for driver in read.drivers(file, ids)}
    wrong = []
    for driver_id, table, key, column, cells in found:
        cells.sort(key=lambda cell: [int(part[1:]) for part in cell.split("/")[1:]])
        if views[driver_id].cells(table, key, column) != ([cell.partition("/")[2] for cell in cells[:3]], len(cells)):
            wrong.append((driver_id, table, key, column))
    return wrong


def test_the_cells_behind_a_total_are_those_of_the_evidence(seed_warehouse: Path) -> None:
    assert unlike_the_view(seed_warehouse / "paddock.duckdb") == []


def test_the_cells_behind_the_totals_of_the_corpus_are_those_of_the_evidence(corpus: Path) -> None:
    assert unlike_the_view(corpus) == []
