"""Bad input: whatever is wrong with a manifest or an article, it is named with its place, and the warehouse is unharmed."""

import csv
import os
from pathlib import Path

import pytest
from running import COLUMNS, all_rows, build, entry, paddock, query, seed_text, write_articles, write_manifest

from pipeline.extract.seeds import SeedSource
from pipeline.extract.source import Fetched, Missing, SourceMisused

GOOD = seed_text().replace("Jessica Bäckman", "Good Driver")


def news(folder: Path) -> list:
    return list(SeedSource(folder).articles([]))


def misuse(folder: Path) -> str:
    with pytest.raises(SourceMisused) as caught:
        news(folder)
    assert caught.value.remedy
    return caught.value.message


def test_a_manifest_gives_its_articles_in_order(tmp_path: Path) -> None:
    found = news(write_articles(tmp_path, {"B": "= B =\n", "A": "= A =\n"}))
    assert [(type(item), item.title) for item in found] == [(Fetched, "B"), (Fetched, "A")]


def test_a_wrong_sha256_stops_and_names_the_file(tmp_path: Path) -> None:
    folder = write_articles(tmp_path, {"A": "= A =\n"})
    (folder / "1.txt").write_text("= B =\n", encoding="utf-8")
    assert "line 2" in misuse(folder)
    assert "1.txt is not the file that was listed" in misuse(folder)


def test_a_missing_file_is_named_with_its_line(tmp_path: Path) -> None:
    folder = write_articles(tmp_path, {"A": "= A =\n", "B": "= B =\n"})
    (folder / "2.txt").unlink()
    assert "line 3" in misuse(folder)
    assert "2.txt cannot be read" in misuse(folder)


def test_an_article_listed_twice_is_named_with_both_lines(tmp_path: Path) -> None:
    data = b"= A =\n"
    (tmp_path / "1.txt").write_bytes(data)
    message = misuse(write_manifest(tmp_path, [entry("1.txt", "A", data), entry("1.txt", "A", data)]))
    assert "line 3: A is listed already in line 2" in message


def test_two_revisions_of_an_article_are_two_snapshots(tmp_path: Path) -> None:
    data = b"= A =\n"
    (tmp_path / "1.txt").write_bytes(data)
    folder = write_manifest(tmp_path, [entry("1.txt", "A", data, revision="1"), entry("1.txt", "A", data, revision="2")])
    assert [item.revision_id for item in news(folder)] == [1, 2]


@pytest.mark.parametrize(
    ("column", "value", "said"),
    [
        ("title", "A\nB", "no article can have the title 'A\\nB'"),
        ("title", "<script>", "no article can have the title '<script>'"),
        ("title", "A" * 300, "no article can have the title 'AAA"),
        ("permalink", "javascript:alert(1)", "is no web address"),
        ("licence", " ", "there is no licence"),
        ("revision_id", "9" * 30, "is no number"),
        ("revision_id", "0", "is no number"),
        ("fetched_at", "0001-01-01T00:00:00+14:00", "is no ISO time"),
        ("file", "folder", "folder cannot be read (it is no file)"),
        ("file", "pipe", "pipe cannot be read (it is no file)"),
        ("file", "device", "device cannot be read (it is no file)"),
    ],
)
def test_a_value_that_cannot_be_is_named_with_its_line(tmp_path: Path, column: str, value: str, said: str) -> None:
    (tmp_path / "1.txt").write_bytes(b"= A =\n")
    (tmp_path / "folder").mkdir()
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "device").symlink_to("/dev/zero")
    message = misuse(write_manifest(tmp_path, [{**entry("1.txt", "A", b"= A =\n"), column: value}]))
    assert "articles.csv, line " in message
    assert said in message


def test_a_column_that_stands_twice_is_named(tmp_path: Path) -> None:
    (tmp_path / "articles.csv").write_text(f"{','.join(COLUMNS)},title\n", encoding="utf-8")
    assert "the column title stands twice" in misuse(tmp_path)


def test_rows_of_html_are_no_articles(tmp_path: Path) -> None:
    folder = write_articles(tmp_path, {"A": "= A =\n"})
    with (folder / "articles.csv").open("a", encoding="utf-8", newline="") as handle:
        csv.DictWriter(handle, COLUMNS).writerow(entry("gone.html", "A", b"", text_format="html"))
    assert [item.title for item in news(folder)] == ["A"]


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("format", "docx", "the format 'docx' is not known"),
        ("fetched_at", "yesterday", "fetched_at 'yesterday' is no ISO time"),
        ("revision_id", "latest", "revision_id 'latest' is no number"),
        ("title", " ", "there is no title"),
    ],
)
def test_a_wrong_value_is_named_with_its_line(tmp_path: Path, field: str, value: str, said: str) -> None:
    (tmp_path / "1.txt").write_bytes(b"= A =\n")
    folder = write_manifest(tmp_path, [{**entry("1.txt", "A", b"= A =\n"), field: value}])
    assert f"line 2: {said}" in misuse(folder)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "line 1: no column file"),
        ("file,title\na,b\n", "line 1: no column revision_id"),
        ("file,title,revision_id,permalink,fetched_at,format,licence,sha256\n", "lists no article"),
        ("file,title,revision_id,permalink,fetched_at,format,licence,sha256\na,b\n", "line 2: the line has more or fewer values"),
    ],
)
def test_a_broken_manifest_says_where(tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / "articles.csv").write_text(text, encoding="utf-8")
    assert said in misuse(tmp_path)


def test_no_manifest_at_all(tmp_path: Path) -> None:
    assert "articles.csv cannot be read" in misuse(tmp_path)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "it is empty"),
        (b"\x00\x01\x02\xff" * 100, "byte 4 is not UTF-8"),
        (b"PNG\x00\x00data", "NUL bytes"),
        ("= Jessica Bäckman =\n".encode("latin-1"), "byte 12 is not UTF-8"),
        ("= A =\n".encode("utf-16"), "byte 1 is not UTF-8"),
    ],
)
def test_an_unreadable_article_is_news_not_the_end(tmp_path: Path, content: bytes, said: str) -> None:
    bad, good = news(write_articles(tmp_path, {"Bad": content, "Good": "= Good =\n"}))
    assert isinstance(bad, Missing)
    assert bad.reason == "unreadable"
    assert said in bad.message
    assert bad.place.endswith("1.txt")
    assert isinstance(good, Fetched)


@pytest.fixture(scope="module")
def odd(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One warehouse of every odd article beside a good one."""
    table = "Season|Series|Team|Races|Wins|Poles|F/Laps|Podiums|Points|Position"
    head = "| " + " | ".join(table.split("|")) + " |\n"

    def article(title: str, *rows: str) -> str:
        return f"= {title} =\n\n{title} (born 1 May 1990) is a racing driver.\n\n==Racing record==\n===Career summary===\n{head}" + "".join(
            row + "\n" for row in rows
        )

    fine = "| 2018 | TCR Europe Touring Car Series | Target Competition | 14 | 0 | 0 | 1 | 2 | 70 | 9th |"
    races = "| 2018 | Target Competition | SPA 1 | SPA 2 | 4th | 40 |\n"
    results = f"| Year | Team | 1 | 2 | DC | Points |\n{races}{races}"
    articles: dict[str, str | bytes] = {
        "Good Driver": GOOD,
        "Empty Driver": "",
        "Binary Driver": b"\x89PNG\r\n\x1a\n\x00\x00",
        "Latin Driver": "= Bäckman =\n".encode("latin-1"),
        "Half Driver": GOOD[: len(GOOD) // 2],
        "No Infobox": article("No Infobox", fine),
        "No Table": "= No Table =\n\nNo Table is a racing driver.\n",
        "Two Tables": article("Two Tables", fine) + f"\n===Career summary===\n{head}{fine.replace('2018', '2019')}\n",
        "Unknown Headers": article("Unknown Headers", fine).replace("F/Laps", "Biscuits"),
        "Long Row": article("Long Row", fine + " 7 | 8 | 9 |", fine.replace("2018", "2019")),
        "Pipe Inside": article("Pipe Inside", fine.replace("Target Competition", "Target | Competition")),
        "Wins Above Podiums": article("Wins Above Podiums", fine.replace("| 14 | 0 |", "| 14 | 9 |")),
        "Negative Count": article("Negative Count", fine, fine.replace("2018", "2019").replace("| 14 |", "| -14 |")),
        "Season 3019": article("Season 3019", fine, fine.replace("2018", "3019")),
        "Duplicate Row": article("Duplicate Row", fine, fine),
        "Repeated Table": article("Repeated Table", fine) + f"\n===Career summary===\n{head}{fine}\n",
        "Doubled Results": article("Doubled Results", fine) + f"\n===Complete TCR Europe results===\n{results}",
    }
    root = tmp_path_factory.mktemp("odd")
    build(root / "warehouse", write_articles(root / "articles", articles))
    return root / "warehouse" / "paddock.duckdb"


def test_unreadable_articles_are_listed_with_their_remedy(odd: Path) -> None:
    rows = query(odd, "SELECT title, reason, remedy <> '' FROM quality.unread_article ORDER BY title")
    assert rows == [("Binary Driver", "unreadable", True), ("Empty Driver", "unreadable", True), ("Latin Driver", "unreadable", True)]


def test_every_readable_article_has_its_driver(odd: Path) -> None:
    drivers = {row[0] for row in query(odd, "SELECT driver_id FROM mart.driver")}
    careers = {row[0] for row in query(odd, "SELECT driver_id FROM mart.driver_career")}
    assert drivers == careers
    assert len(drivers) == 14
    assert {"half-driver", "no-infobox", "no-table"} <= drivers


def test_the_good_article_is_as_if_alone(odd: Path) -> None:
    assert query(odd, "SELECT races, wins, podiums FROM mart.driver_career WHERE driver_id = 'good-driver'") == [(98, 4, 14)]


@pytest.mark.parametrize(
    ("driver", "rule"),
    [
        ("negative-count", "13: a count is not negative"),
        ("season-3019", "30: a season lies between 1894 and next year"),
        ("duplicate-row", "12: no row stands twice in a table"),
        ("repeated-table", "12: no row stands twice in a table"),
    ],
)
def test_a_row_that_breaks_a_contract_is_in_quarantine(odd: Path, driver: str, rule: str) -> None:
    rows = query(odd, f"SELECT DISTINCT rule FROM quality.rejected_row WHERE driver_id = '{driver}'")
    assert (rule,) in rows
    assert query(odd, f"SELECT count(*) FROM mart.season_entry WHERE driver_id = '{driver}'") == [(1,)]


def test_results_that_stand_twice_count_once(odd: Path) -> None:
    rejected = "SELECT count(*) FROM quality.rejected_row WHERE driver_id = 'doubled-results' AND rule LIKE '12:%'"
    assert query(odd, rejected) == [(2,)]
    assert query(odd, "SELECT count(*) FROM mart.race_result WHERE driver_id = 'doubled-results'") == [(2,)]


def test_odd_but_possible_rows_are_warned_of(odd: Path) -> None:
    assert ("wins-above-podiums",) in query(odd, "SELECT driver_id FROM quality.failed_wins_are_podiums")
    labels = query(odd, "SELECT label FROM quality.unmapped_label WHERE driver_id = 'unknown-headers'")
    tables = query(odd, "SELECT reason FROM quality.unread_table WHERE driver_id = 'unknown-headers'")
    assert ("Biscuits",) in labels or tables


def test_both_tables_of_one_heading_are_read(odd: Path) -> None:
    assert query(odd, "SELECT first_year FROM mart.season_entry WHERE driver_id = 'two-tables' ORDER BY 1") == [(2018,), (2019,)]


@pytest.mark.parametrize("driver", ["long-row", "pipe-inside"])
def test_a_row_that_does_not_fit_is_told_of(odd: Path, driver: str) -> None:
    places = ("quality.rejected_row", "quality.unread_cell", "quality.unread_table", "quality.unmapped_label")
    told = sum(query(odd, f"SELECT count(*) FROM {table} WHERE driver_id = '{driver}'")[0][0] for table in places)
    repaired = query(odd, f"SELECT count(*) FROM staging.row_repair WHERE driver_id = '{driver}' AND NOT is_certain")[0][0]
    assert told + repaired > 0


def test_a_broken_manifest_leaves_the_published_file_as_it_was(tmp_path: Path) -> None:
    warehouse = tmp_path / "warehouse"
    folder = write_articles(tmp_path / "articles", {"Good Driver": GOOD})
    build(warehouse, folder)
    before = all_rows(warehouse / "paddock.duckdb")
    (folder / "1.txt").unlink()
    failed = paddock("refresh", warehouse=warehouse, articles=folder)
    assert failed.returncode == 2
    assert "line 2" in failed.stderr
    assert "what to do: put the file there, or remove the line" in failed.stderr
    assert all_rows(warehouse / "paddock.duckdb") == before


def test_an_article_that_becomes_unreadable_keeps_its_last_good_snapshot(tmp_path: Path) -> None:
    warehouse = tmp_path / "warehouse"
    folder = write_articles(tmp_path / "articles", {"Good Driver": GOOD})
    build(warehouse, folder)
    build(warehouse, write_articles(folder, {"Good Driver": b""}))
    assert query(warehouse / "paddock.duckdb", "SELECT races FROM mart.driver_career") == [(98,)]
    assert query(warehouse / "paddock.duckdb", "SELECT title, reason FROM quality.unread_article") == [("Good Driver", "unreadable")]


def test_nothing_readable_at_all_is_no_warehouse(tmp_path: Path) -> None:
    failed = paddock("refresh", warehouse=tmp_path / "warehouse", articles=write_articles(tmp_path / "articles", {"A": b""}))
    assert failed.returncode == 3
    assert "no article could be read" in failed.stderr
    assert not (tmp_path / "warehouse" / "paddock.duckdb").exists()
