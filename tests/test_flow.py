"""The whole flow on the seed article: what the published file holds, and that it holds the same however it was built."""

from decimal import Decimal
from pathlib import Path

import duckdb
import pytest
from generator import make_driver
from running import ROOT, all_rows, build, entry, query, seed_text, write_articles, write_manifest

from pipeline import check, mart
from pipeline.catalogue import SCHEMAS, catalogue
from pipeline.faults import WarehouseError

SEEDS = ROOT / "seeds"


@pytest.fixture(scope="module")
def file(seed_warehouse: Path) -> Path:
    return seed_warehouse / "paddock.duckdb"


def test_the_totals_of_the_seed_article(file: Path) -> None:
    career = query(file, "SELECT races, wins, poles, fastest_laps, podiums, seasons, first_season, last_season FROM mart.driver_career")
    assert career == [(98, 4, 2, 3, 14, 6, 2018, 2023)]
    assert query(file, "SELECT count(*) FROM mart.season_entry") == [(18,)]
    assert query(file, "SELECT count(*) FROM mart.season_standing WHERE source = 'summary'") == [(15,)]


def test_the_seasons_of_the_seed_article(file: Path) -> None:
    by_year = query(file, "SELECT season, races, podiums FROM mart.driver_season ORDER BY season")
    assert by_year == [(2018, 26, 1), (2019, 22, 3), (2020, 14, 0), (2021, 13, 1), (2022, 14, 9), (2023, 9, 0)]


def test_points_are_of_standings(file: Path) -> None:
    assert query(file, "SELECT sum(points) FROM mart.season_standing WHERE source = 'summary'") == [(Decimal(810),)]


def test_every_number_of_the_career_leads_to_its_cells(file: Path) -> None:
    measures = ["races", "wins", "poles", "fastest_laps", "podiums", "seasons", "series", "teams"]
    found = {row[0] for row in query(file, "SELECT DISTINCT column_name FROM mart.evidence WHERE table_name = 'mart.driver_career'")}
    assert found >= set(measures)
    places = "SELECT cell_id FROM raw.cell UNION ALL SELECT cell_id FROM raw.infobox_field UNION ALL SELECT cell_id FROM raw.sentence"
    assert query(file, f"SELECT * FROM mart.evidence WHERE cell_id NOT IN ({places})") == []


def test_every_table_and_column_has_a_comment(file: Path) -> None:
    assert query(file, "SELECT schema_name, table_name FROM duckdb_tables() WHERE comment IS NULL") == []
    assert query(file, "SELECT table_name, column_name FROM duckdb_columns() WHERE NOT internal AND comment IS NULL") == []
    assert {row[0] for row in query(file, "SELECT DISTINCT schema_name FROM duckdb_tables()")} == set(SCHEMAS)


def test_every_check_was_run_and_none_blocks(file: Path) -> None:
    results = query(file, "SELECT check_name, severity, passed FROM quality.check_result")
    assert {row[0] for row in results} == set(catalogue().checks)
    assert [row for row in results if row[1] == "ERROR" and not row[2]] == []


def test_known_faults_of_the_article_are_warnings_with_their_rows(file: Path) -> None:
    failed = {row[0] for row in query(file, "SELECT check_name FROM quality.check_result WHERE NOT passed AND severity = 'WARN'")}
    assert {"infobox_starts_are_the_races", "notes_have_their_mark", "complete_grids_hold_every_entry"} <= failed
    for name in failed:
        assert query(file, f"SELECT count(*) FROM quality.failed_{name}")[0][0] > 0


def test_two_builds_have_equal_rows_in_equal_order(file: Path, tmp_path: Path) -> None:
    build(tmp_path / "warehouse", SEEDS)
    assert all_rows(tmp_path / "warehouse" / "paddock.duckdb", order="") == all_rows(file, order="")


def test_a_second_build_changes_nothing(file: Path, tmp_path: Path) -> None:
    warehouse = tmp_path / "warehouse"
    build(warehouse, SEEDS)
    built = build(warehouse, SEEDS)
    assert built["mart.season_entry"] == 0
    assert all_rows(warehouse / "paddock.duckdb") == all_rows(file)


def test_changed_drivers_alone_give_the_rows_of_a_whole_build(tmp_path: Path) -> None:
    text = seed_text()
    names = [f"Driver {number:02}" for number in range(1, 13)]
    articles = {name: text.replace("Jessica Bäckman", name) for name in names}
    folder = write_articles(tmp_path / "articles", articles)
    step = tmp_path / "step"
    build(step, folder)
    row = "| 2022 | ADAC TCR Germany Touring Car Championship | ROJA Motorsport by ASL Lichtblau | 10 | 4 |"
    changed = articles[names[3]].replace(row, row.replace("| 10 | 4 |", "| 10 | 5 |"))
    assert changed != articles[names[3]]
    (folder / "4.txt").write_text(changed, encoding="utf-8")
    entries = [entry(f"{number}.txt", name, (folder / f"{number}.txt").read_bytes()) for number, name in enumerate(names, 1)]
    entries[3]["fetched_at"] = "2026-09-01T00:00:00+00:00"
    write_manifest(folder, entries)
    built = build(step, folder)
    assert {built["mart.season_entry"], built["mart.driver_career"], built["mart.reconciliation"], built["mart.evidence"]} == {1}
    whole = tmp_path / "whole"
    build(whole, folder)
    stepped, whole_rows = all_rows(step / "paddock.duckdb"), all_rows(whole / "paddock.duckdb")
    assert query(step / "paddock.duckdb", "SELECT wins FROM mart.driver_career WHERE driver_id = 'driver-04'") == [(5,)]
    assert query(step / "paddock.duckdb", "SELECT count(*) FROM raw.article") == [(13,)]
    # what tells of the past differs: one of the two has seen the article change
    of_history = {"mart.article_change", "mart.attribution", "quality.release", "quality.check_result"}
    for table, rows in whole_rows.items():
        if table not in of_history and not table.startswith("raw."):
            assert stepped[table] == rows, table


def test_some_drivers_at_a_time_give_the_rows_of_all_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    texts = {driver.title: driver.text for driver in map(make_driver, range(7))}
    articles = write_articles(tmp_path / "articles", texts, text_format="wikitext")
    build(tmp_path / "once", articles)
    monkeypatch.setattr(mart, "ROWS", 20)
    monkeypatch.setattr(check, "CELLS", 200)
    build(tmp_path / "turns", articles)
    assert all_rows(tmp_path / "turns" / "paddock.duckdb") == all_rows(tmp_path / "once" / "paddock.duckdb")


def test_a_refresh_of_other_articles_removes_none(tmp_path: Path) -> None:
    for name in ("First Driver", "Second Driver"):
        build(tmp_path / "warehouse", write_articles(tmp_path / name, {name: seed_text().replace("Jessica Bäckman", name)}))
    assert query(tmp_path / "warehouse" / "paddock.duckdb", "SELECT driver_id FROM mart.driver ORDER BY 1") == [
        ("first-driver",),
        ("second-driver",),
    ]


def test_an_older_build_is_migrated_and_a_newer_one_refused(file: Path, tmp_path: Path) -> None:
    warehouse = tmp_path / "warehouse"
    build(warehouse, SEEDS)
    with duckdb.connect(str(warehouse / "build" / "paddock.duckdb")) as connection:
        connection.execute("UPDATE build.meta SET value = '1:older'")
        connection.execute("ALTER TABLE raw.article DROP COLUMN wikidata_id")
        connection.execute("DROP TABLE mart.driver_career")
    build(warehouse, SEEDS)
    assert all_rows(warehouse / "paddock.duckdb") == all_rows(file)
    for schema in ("999:newer", "nonsense"):
        with duckdb.connect(str(warehouse / "build" / "paddock.duckdb")) as connection:
            connection.execute("UPDATE build.meta SET value = ?", [schema])
        with pytest.raises(WarehouseError, match="newer Paddock") as refused:
            build(warehouse, SEEDS)
        assert refused.value.remedy.startswith("update Paddock")
    assert all_rows(warehouse / "paddock.duckdb") == all_rows(file)


def test_workspace_and_project_name_the_same_definitions() -> None:
    module = "pipeline.definitions"
    assert module in (ROOT / "workspace.yaml").read_text(encoding="utf-8")
    assert module in (ROOT / "pyproject.toml").read_text(encoding="utf-8")
