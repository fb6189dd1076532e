"""A report that is brought up to date: the files that would be made from nothing, and no more work than what changed asks for."""

import os
import shutil
import sqlite3
from pathlib import Path

import duckdb
import pytest
from running import contents, multiplied

from pipeline.report import lists, making, read, record
from pipeline.report import pages as driver_pages
from pipeline.report.build import build_report


def places(folder: Path) -> dict[str, int]:
    """Where each file of a report lies on the disk: elsewhere when it was written anew."""
    return {str(path.relative_to(folder)): path.stat().st_ino for path in folder.rglob("*") if path.is_file()}


def known(folder: Path) -> dict[str, str]:
    """The prints that the record of a report has."""
    with sqlite3.connect(folder / record.FILE) as connection:
        return dict(connection.execute("select name, print from print").fetchall())


NAMES = """
    update mart.driver set title = name, name = chr(65 + (rowid * 7 % 26)::int) || chr(97 + (rowid % 5)::int) || ' Driver ' || rowid
    where driver_id <> 'jessica-backman'
"""


@pytest.fixture(scope="module")
def several(seed_warehouse: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A warehouse file of 61 drivers of all letters, and its report, whose lists are cut into parts of a few lines."""
    folder = tmp_path_factory.mktemp("several")
    file = multiplied(seed_warehouse / "paddock.duckdb", folder / "paddock.duckdb", 60)
    with duckdb.connect(str(file)) as connection:
        connection.execute(NAMES)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(lists, "SHARE", 0.005)
        build_report(file, folder / "report")
    return file, folder / "report"


@pytest.fixture
def some(several: tuple[Path, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, Path]:
    """The same for a test to change."""
    monkeypatch.setattr(lists, "SHARE", 0.005)
    file, folder = several
    shutil.copyfile(file, tmp_path / "some.duckdb")
    shutil.copytree(folder, tmp_path / "report")
    return tmp_path / "some.duckdb", tmp_path / "report"


def change(file: Path, *statements: str) -> None:
    with duckdb.connect(str(file)) as connection:
        for statement in statements:
            connection.execute(statement)


def test_what_changes_costs_its_own_pages_and_the_lists_lines_around_it(some: tuple[Path, Path], tmp_path: Path) -> None:
    file, folder = some
    before = places(folder)
    change(
        file,
        "update mart.driver_career set wins = 77 where driver_id = 'jessica-backman-2'",
        "update quality.release set published_at = published_at + interval 3 day",
    )
    report = build_report(file, folder)
    after = places(folder)
    assert (report.drivers, report.made) == (61, 1)
    new = {name for name in before if before[name] != after[name]} - {record.FILE}
    firsts = {"index.html", "editors.html", "attribution.html", "quality.html", "dictionary.html", "paddock.css", "paddock.js"}
    home = {name for name in new if name.startswith("index-from-")}
    found = {name for name in new if name.startswith("search/")}
    assert new == firsts | home | found | {"jessica-backman-2.html"}
    assert len(home) <= 1
    assert len(list(folder.glob("index-from-*"))) > 5
    assert ">77<" in (folder / "jessica-backman-2.html").read_text(encoding="utf-8")
    build_report(file, tmp_path / "whole")
    assert contents(folder) == contents(tmp_path / "whole"), "what stayed is what would be made"
    assert known(folder) == known(tmp_path / "whole")


SEED = "where driver_id = 'jessica-backman'"
CHANGES = {
    "a driver is gone": (
        "delete from mart.driver where driver_id = 'jessica-backman-1'",
        "delete from mart.attribution where driver_id = 'jessica-backman-1'",
    ),
    "a driver has another name": ("update mart.driver set name = 'Éa Another', title = 'Zoë' where driver_id = 'jessica-backman-7'",),
    "a driver is new": (
        f"insert into mart.driver by name select * replace ('new' as driver_id, 'Fb New' as name) from mart.driver {SEED}",
        f"insert into mart.driver_career by name select * replace ('new' as driver_id) from mart.driver_career {SEED}",
    ),
    "an article no longer contradicts itself": ("delete from mart.reconciliation where driver_id = 'jessica-backman-9'",),
    "all have another first letter": ("update mart.driver set name = 'X' || name",),
    "nobody is there": ("delete from mart.driver", "delete from mart.attribution"),
}


@pytest.mark.parametrize("what", CHANGES)
def test_a_report_is_brought_up_to_what_would_be_made_from_nothing(some: tuple[Path, Path], tmp_path: Path, what: str) -> None:
    file, folder = some
    change(file, *CHANGES[what])
    build_report(file, folder)
    build_report(file, tmp_path / "whole")
    assert contents(folder) == contents(tmp_path / "whole")
    assert known(folder) == known(tmp_path / "whole")


def test_who_has_not_moved_is_not_read(some: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    file, folder = some
    change(
        file,
        "update mart.driver_career set wins = 77 where driver_id in ('jessica-backman-2', 'jessica-backman-3')",
        "update quality.release set run_id = 'next'",
    )
    asked: list[tuple[str, str]] = []

    def moved(was: str, now: str) -> dict[str, tuple[str, ...]]:
        asked.append((was.partition(" ")[0], now.partition(" ")[0]))
        return dict.fromkeys(read.TABLES, ("jessica-backman-3", "gone"))

    monkeypatch.setattr(making, "_made", lambda _published, _folder, waiting: [len(waiting)])
    report = build_report(file, folder, moved=moved)
    assert report.made == 1
    assert asked[0][1] == "next"
    assert asked[0][0] not in {"", "next"}
    assert build_report(file, folder, moved=lambda *_: {}).made == 1, "where nobody knows who has moved, all are looked at"


def test_pages_made_in_another_way_are_all_made_anew(some: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    file, folder = some
    monkeypatch.setattr(driver_pages, "__version__", "another")
    assert build_report(file, folder).made == 61
    assert build_report(file, folder).made == 0


def test_a_file_or_the_record_that_is_lost_is_made_anew(some: tuple[Path, Path]) -> None:
    file, folder = some
    before = contents(folder)
    part = next(folder.glob("index-from-*"))
    for lost in (folder / "jessica-backman-3.html", part, next(folder.glob("search/w-*"))):
        lost.unlink()
    (folder / "left-over.html").write_text("by whom?", encoding="utf-8")
    assert build_report(file, folder).made == 1
    assert contents(folder) == before
    (folder / record.FILE).write_text("{", encoding="utf-8")
    assert build_report(file, folder).made == 61
    assert contents(folder) == before


@pytest.mark.parametrize("files", [0, 1, 3, 40])
def test_a_report_killed_while_its_files_take_their_places_is_mended(
    some: tuple[Path, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, files: int
) -> None:
    file, folder = some
    shutil.copyfile(file, tmp_path / "before.duckdb")
    change(file, "update mart.driver_career set wins = 77", "update mart.driver set name = 'X' || name")
    whole, done = os.replace, []

    def killed(*names: str) -> None:
        if len(done) == files:
            raise KeyboardInterrupt
        done.append(names)
        whole(*names)

    monkeypatch.setattr(os, "replace", killed)
    with pytest.raises(KeyboardInterrupt):
        build_report(file, folder)
    monkeypatch.setattr(os, "replace", whole)
    assert len(done) == files
    for now in (tmp_path / "before.duckdb", file):  # a release that is taken back, and the one that was being shown
        again = tmp_path / f"again-{now.stem}"
        shutil.copytree(folder, again)
        build_report(now, again)
        build_report(now, tmp_path / now.stem)
        assert contents(again) == contents(tmp_path / now.stem)


def test_all_cores_make_the_pages_that_one_makes(some: tuple[Path, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file, folder = some
    monkeypatch.setattr(making, "SMALLEST_BATCH", 20)
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    assert build_report(file, tmp_path / "side by side").made == 61
    assert contents(tmp_path / "side by side") == contents(folder)


def test_drivers_of_many_rows_are_read_a_few_at_once(some: tuple[Path, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file, folder = some
    with duckdb.connect(str(file), read_only=True) as connection:
        rows = sum(count for name in read.TABLES for (count,) in connection.execute(f"select count(*) from {name}").fetchall())
        monkeypatch.setattr(read, "MOST_ROWS", rows // 4)
        assert 1 < read.batch_size(connection) <= 61 // 4
    assert build_report(file, tmp_path / "by turns").made == 61
    assert contents(tmp_path / "by turns") == contents(folder)
