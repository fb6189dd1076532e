"""Taking a driver out: everywhere, at once, for good; and what follows when the wiki deletes an article."""

from datetime import timedelta

import pytest
from running import build as publish
from running import paddock, query, write_articles

from pipeline.command import upkeep
from pipeline.extract.source import Missing
from pipeline.faults import WarehouseError
from pipeline.removal import UnknownDriverError, readmit, remove
from pipeline.warehouse import build_path, table_names, transaction

TEXT = """'''{0}''' is a racing driver.

== Career summary ==
{{| class="wikitable"
! Season !! Series !! Team !! Races !! Wins !! Poles !! F/Laps !! Podiums !! Points !! Position
|-
| 2025 || Test GT || Beta || 10 || 2 || 2 || 1 || 4 || 150 || 3rd
|}}
"""
LEFT = {"raw.removed_driver", "build.staged_driver"}  # the list of those who stay out, and the marts' mark that one has gone


def traces(build) -> set[str]:
    """The tables that still name Anna."""
    found = set()
    for table in table_names(build.connection):
        if build.ask(f"SELECT 1 FROM {table} AS t WHERE t::VARCHAR ILIKE '%anna%' LIMIT 1"):
            found.add(table)
    return found


def two_drivers(build):
    build.take(build.edit(TEXT.format("Anna Test")), build.edit(TEXT.format("Berta Test"), title="Berta Test", page_id=8))
    build.take(build.edit(TEXT.format("Anna Test") + "\nMore words."))


def test_nothing_is_left_of_a_removed_driver_and_nothing_comes_back(build):
    two_drivers(build)
    with transaction(build.connection):
        assert remove(build.connection, "anna-test", build.clock) == "Anna Test"
    build.take()
    assert traces(build) == LEFT
    assert build.ask("SELECT driver_id FROM staging.driver") == [("berta-test",)]
    build.take(build.edit(TEXT.format("Anna Test")))
    build.take(build.edit(TEXT.format("Anna Test"), title="Anna Test (racing driver)"))
    assert traces(build) == LEFT


def test_a_driver_let_in_again_comes_with_the_next_refresh(build):
    two_drivers(build)
    with transaction(build.connection):
        remove(build.connection, "anna-test", build.clock)
        assert readmit(build.connection, "anna-test")
        assert not readmit(build.connection, "anna-test")
    build.take(build.edit(TEXT.format("Anna Test")))
    assert build.ask("SELECT driver_id FROM staging.driver ORDER BY 1") == [("anna-test",), ("berta-test",)]


def test_an_unknown_driver_is_an_error_that_names_those_alike(build):
    two_drivers(build)
    with pytest.raises(UnknownDriverError, match="anna-test"):
        remove(build.connection, "ana-test", build.clock)


def deleted(title="Anna Test") -> Missing:
    return Missing(title, "deleted", "test", "it was deleted", "nothing", "anna-test", 7)


def test_an_article_that_the_wiki_deleted_follows_after_the_set_time(build):
    two_drivers(build)
    build.take(deleted())
    assert build.current()
    build.clock += timedelta(days=40)
    build.take(deleted(), forget_deleted_days=60)
    assert build.current()
    build.connection.execute("UPDATE quality.unread_article SET since = ?", [build.clock - timedelta(days=40)])
    build.take()
    assert traces(build) == {"build.staged_driver"}
    build.take(build.edit(TEXT.format("Anna Test")))
    assert build.current()


def test_an_article_that_comes_back_in_time_stays(build):
    two_drivers(build)
    build.take(deleted())
    build.take(build.edit(TEXT.format("Anna Test")))
    build.clock += timedelta(days=400)
    build.take()
    assert build.current()
    assert build.ask("FROM quality.unread_article") == []


def test_the_commands_reach_exports_and_report_and_a_backup_restores(tmp_path):
    folder, articles = tmp_path / "warehouse", tmp_path / "articles"
    texts = {name: TEXT.format(name) for name in ("Anna Test", "Berta Test")}
    publish(folder, write_articles(articles, texts, text_format="wikitext"))
    saved = tmp_path / "saved.duckdb"
    assert upkeep.backup(folder, saved, print) == saved.stat().st_size
    done = paddock("remove", "anna-test", warehouse=folder)
    assert done.returncode == 0, done.stderr
    assert query(folder / "paddock.duckdb", "SELECT driver_id FROM mart.driver") == [("berta-test",)]
    named = [path for path in folder.rglob("*") if path.is_file() and path.parent.name != "build" and b"Anna Test" in path.read_bytes()]
    assert named == []
    upkeep.restore(folder, saved, print)
    publish(folder, articles)
    assert query(folder / "paddock.duckdb", "SELECT driver_id FROM mart.driver ORDER BY 1") == [("anna-test",), ("berta-test",)]
    before = build_path(folder).read_bytes()
    (tmp_path / "no.duckdb").write_bytes(b"no database")
    with pytest.raises(WarehouseError, match="no backup"):
        upkeep.restore(folder, tmp_path / "no.duckdb", print)
    assert build_path(folder).read_bytes() == before


def test_an_accepted_snapshot_is_one_that_the_guard_holds(build, tmp_path):
    build.take(build.edit(TEXT.format("Anna Test")))
    bad = build.edit("")
    build.take(bad)
    build.connection.close()
    with pytest.raises(WarehouseError, match="does not hold") as failed:
        upkeep.accept(tmp_path, "anna-test@1", print)
    assert f"anna-test@{bad.revision_id}" in failed.value.remedy
    upkeep.accept(tmp_path, f"anna-test@{bad.revision_id}", print)
