"""What may have changed between two releases, as the build tells it: exports that go by it are those that look at every row."""

import shutil
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest
from generator import make_driver
from running import build, query, write_articles

from pipeline.catalogue import catalogue, is_by_driver
from pipeline.command.upkeep import remove
from pipeline.exports.writing import write_exports
from pipeline.release import ranges
from pipeline.release.since import RELEASE, moved
from pipeline.warehouse import connect_build, published_path

DRIVERS = [make_driver(number, characters=10) for number in range(4)]


def articles(folder: Path, day: int, *changed: int) -> Path:
    """All articles; or those of some drivers as they stood on a later day, with another birth place."""
    texts = {driver.title: driver.text for driver in DRIVERS}
    for number in changed:
        title = DRIVERS[number].title
        texts[title] = texts[title].replace("| nationality", f"| birth_place = Town {day}\n| nationality")
    told = {title: text for title, text in texts.items() if not changed or title in {DRIVERS[number].title for number in changed}}
    return write_articles(folder / f"{day}", told, text_format="wikitext", day=f"2026-09-{day:02}")


def release(folder: Path) -> str:
    return query(published_path(folder), RELEASE)[0][0]


def export(folder: Path) -> None:
    """Write the exports as a refresh does."""
    with closing(connect_build(folder, catalogue())) as connection:
        write_exports(published_path(folder), folder / "exports", moved=partial(moved, connection, catalogue()))


def titles(folder: Path, was: str, now: str) -> set[frozenset[str]]:
    """Who has moved, by the number of the driver, as every mart has it."""
    named = dict(query(published_path(folder), "select driver_id, title from mart.driver"))
    with closing(connect_build(folder, catalogue())) as connection:
        found = moved(connection, catalogue(), was, now)
    assert set(found) == {table.name for table in catalogue().schema("mart") if is_by_driver(catalogue().tables, table.name)}
    return {frozenset(named.get(driver, driver) for driver in those) for those in found.values()}


def test_exports_go_by_what_has_moved(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ranges, "PART", 1)
    monkeypatch.setattr(ranges, "VIEW_PART", 1)
    folder, looked_at = tmp_path / "warehouse", []
    fingerprints = ranges.fingerprints
    monkeypatch.setattr(ranges, "fingerprints", lambda *given: looked_at.append(given[3]) or fingerprints(*given))
    build(folder, articles(tmp_path, 1))
    first = release(folder)
    export(folder)
    assert set(looked_at) == {None}, "every range"
    looked_at.clear()
    build(folder, articles(tmp_path, 2, 1))
    second = release(folder)
    assert titles(folder, first, second) == titles(folder, second, first) == {frozenset({DRIVERS[1].title})}
    assert titles(folder, second, second) == {frozenset()}
    export(folder)
    assert {len(numbers) for numbers in looked_at if numbers} == {1}, "the range of the one who moved"
    assert looked_at.count(None) == 1, "mart.race_honour holds drivers against each other"
    write_exports(published_path(folder), tmp_path / "whole")
    for path in (tmp_path / "whole").glob("*.[cp]*"):
        assert (folder / "exports" / path.name).read_bytes() == path.read_bytes(), path.name
    gone = query(published_path(folder), "select min(driver_id) from mart.driver")[0][0]
    remove(folder, gone, print)
    build(folder, articles(tmp_path, 3, 1))
    export(folder)
    shutil.rmtree(tmp_path / "whole")
    write_exports(published_path(folder), tmp_path / "whole")
    for path in folder.glob("exports/*"):
        assert gone.encode() not in path.read_bytes(), path.name
        assert path.suffix not in {".csv", ".parquet"} or path.read_bytes() == (tmp_path / "whole" / path.name).read_bytes(), path.name


def test_of_releases_that_the_build_does_not_know_nothing_is_said(tmp_path: Path) -> None:
    folder = tmp_path / "warehouse"
    build(folder, articles(tmp_path, 1))
    with closing(connect_build(folder, catalogue())) as connection:
        assert moved(connection, catalogue(), "another", release(folder)) == {}
        connection.execute("UPDATE build.release_state SET built = map([], [])")
        assert moved(connection, catalogue(), release(folder), release(folder)) == {}
