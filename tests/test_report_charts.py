"""Charts and tables that other pages show: what they say, that they are safe, and that nothing gives no chart."""

import base64
import re
from pathlib import Path

import duckdb
import polars as pl
import pytest

from pipeline import preview
from pipeline.release.file import changes
from pipeline.report.tables import great_table

CHARTED = (
    "staging.season_standing",
    "staging.race_result",
    "mart.reconciliation",
    "quality.check_result",
    "quality.unread_cell",
    "mart.driver_season",
)


@pytest.mark.parametrize("table", CHARTED)
def test_an_empty_table_has_no_chart(empty_warehouse: duckdb.DuckDBPyConnection, table: str) -> None:
    assert preview.shown(empty_warehouse, table) == {}


def test_a_chart_says_its_numbers_in_words_too(empty_warehouse: duckdb.DuckDBPyConnection) -> None:
    empty_warehouse.execute(
        "insert into quality.unread_cell (cell_id, template) select 'c' || n, if(n > 3, 'F1R2025', 'F1stat') from range(1, 11) t(n)"
    )
    drawn = preview.chart(empty_warehouse, "quality.unread_cell")
    assert drawn is not None
    assert drawn.summary == "Unread cells by template: F1R2025 7, F1stat 3."
    assert drawn.svg.startswith("<svg")


def test_a_chart_of_many_values_shows_the_largest(empty_warehouse: duckdb.DuckDBPyConnection) -> None:
    empty_warehouse.execute("insert into quality.unread_cell (cell_id, template) select 'c', 'T' || n % 30 from range(300) t(n)")
    drawn = preview.chart(empty_warehouse, "quality.unread_cell")
    assert drawn is not None
    assert drawn.summary.endswith("and 16 more.")


def test_counts_are_short_enough_to_be_shown_at_once(empty_warehouse: duckdb.DuckDBPyConnection) -> None:
    empty_warehouse.execute("insert into raw.wikitable (kind) select unnest(['other', 'results_grid', 'results_grid'])")
    assert preview.shown(empty_warehouse, "raw.wikitable")["counts"].splitlines() == [
        "| Tables by kind | | |",
        "| --- | ---: | --- |",
        f"| results grid | 2 | {'█' * 16} |",
        f"| other | 1 | {'█' * 8} |",
    ]
    empty_warehouse.execute("insert into quality.unread_cell (cell_id, template) select 'c', 'T' || n from range(300) t(n)")
    shown = preview.shown(empty_warehouse, "quality.unread_cell")["counts"]
    assert len(shown) < 1000
    assert re.fullmatch(r"\| and 2\d\d more \| \| \|", shown.splitlines()[-1])


def test_the_seasons_are_shown_by_decade(empty_warehouse: duckdb.DuckDBPyConnection) -> None:
    rows = "values ('a', 1989), ('a', 1991), ('a', 1992), ('b', 1992), ('c', 1992), ('d', 1992)"
    empty_warehouse.execute(f"insert into mart.driver_season (driver_id, season) {rows}")
    shown = preview.shown(empty_warehouse, "mart.driver_season")["counts"].replace("\u2007", ".")
    assert shown.splitlines()[2:] == ["| 1980s | 1 | .........▂ |", "| 1990s | 4 | .▂█....... |"]


def test_a_hostile_template_name_stays_text(empty_warehouse: duckdb.DuckDBPyConnection) -> None:
    name = "<script>x</script>](javascript:x)"
    empty_warehouse.execute("insert into quality.unread_cell (cell_id, template) values ('c', ?)", [name])
    shown = preview.shown(empty_warehouse, "quality.unread_cell")["chart"]
    encoded = re.search(r"\(data:image/svg\+xml;base64,([A-Za-z0-9+/=]+)\)$", shown)
    assert encoded, shown
    svg = base64.b64decode(encoded[1]).decode()
    assert "<script>" not in svg
    assert "&lt;script&gt;" in svg
    assert shown.count("](") == 1 + shown.count(r"\](")


def test_drivers_link_to_web_addresses_only(empty_warehouse: duckdb.DuckDBPyConnection) -> None:
    empty_warehouse.execute(
        "insert into mart.driver (driver_id, title, permalink) values ('a', 'A [b](c)', 'https://w.example/1'), ('b', 'B', 'javascript:x')"
    )
    assert preview.shown(empty_warehouse, "mart.driver") == {"permalinks": r"- [A \[b\]\(c\)](https://w.example/1) "}


def test_the_seed_warehouse_has_every_chart(seed_warehouse: Path) -> None:
    with duckdb.connect(str(seed_warehouse / "paddock.duckdb"), read_only=True) as connection:
        assert len(preview.charts(connection)) == len(CHARTED)


def test_what_changed_between_releases() -> None:
    assert changes({}, {"mart.driver": 1}) == "the first release"
    assert changes({"mart.driver": 1}, {"mart.driver": 1}) == "every table has as many rows as before"
    told = changes({"mart.driver": 1, "mart.old": 2}, {"mart.driver": 1200, "mart.new": 3})
    assert told.splitlines()[2:] == ["| mart.driver | 1,200 | +1,199 |", "| mart.new | 3 | +3 |", "| mart.old | 0 | -2 |"]


def test_a_table_escapes_its_cells_and_has_a_caption() -> None:
    frame = pl.DataFrame({"text": ["<b>", None, "x" * 400], "passed": [True, False, None], "rows": [1, None, 3]})
    html = great_table(frame, "checks", "A <caption>")
    assert "<caption><span>A &lt;caption&gt;</span></caption>" in html
    assert "&lt;b&gt;" in html
    assert "<b>" not in html
    assert ">yes<" in html
    assert "style" not in html
    assert 'id="checks-text"' in html
    assert "x" * 301 not in html
