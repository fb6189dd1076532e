"""Files of the warehouse that another program, or a person, has changed, broken or put something else in the place of."""

import os
import shutil
import stat
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest
from click.testing import CliRunner, Result
from running import Articles, all_rows, build, query, version

from pipeline import settings
from pipeline.catalogue import catalogue
from pipeline.cli import main
from pipeline.faults import WarehouseError
from pipeline.release import spare
from pipeline.release.file import previous_path, rollback, table_sizes
from pipeline.release.folder import renewed, replaced
from pipeline.run.lock import _describe
from pipeline.seal import is_changed, set_seal
from pipeline.warehouse import build_path, connect_build, published_path

Harm = Callable[[Path], object]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A warehouse with two releases whose build file is sealed, and the articles of the second."""
    folder = tmp_path_factory.mktemp("made")
    build(folder / "warehouse", version(folder / "first", 4, 1))
    articles = version(folder / "second", 5, 2)
    build(folder / "warehouse", articles)
    set_seal(build_path(folder / "warehouse"))
    return folder / "warehouse", articles


@pytest.fixture
def warehouse(made: tuple[Path, Path], tmp_path: Path) -> Path:
    return Path(shutil.copytree(made[0], tmp_path / "warehouse"))


def run(folder: Path, *arguments: str, **environment: str) -> Result:
    return CliRunner().invoke(main, arguments, env={"PADDOCK_WAREHOUSE": str(folder), **environment})


def edited(*statements: str) -> Harm:
    """Change a file through DuckDB, as another program does."""

    def edit(file: Path) -> None:
        with duckdb.connect(str(file)) as connection:
            for statement in statements:
                connection.execute(statement)

    return edit


def cut(file: Path) -> None:
    os.truncate(file, file.stat().st_size - 16_384)


def in_file(data: bytes) -> Harm:
    return lambda file: file.write_bytes(data)


EMPTIED = edited("DELETE FROM quality.release")
NO_RELEASE = {
    "zero bytes": in_file(b""),
    "garbage": in_file(b"garbage" * 10_000),
    "cut off": cut,
    "another program's": lambda file: (file.unlink(), edited("CREATE TABLE x AS SELECT 1 AS y")(file)),
    "no release in it": EMPTIED,
    "a release of no time": edited("UPDATE quality.release SET published_at = NULL"),
}


@pytest.mark.parametrize("harm", NO_RELEASE.values(), ids=NO_RELEASE)
def test_a_published_file_that_is_no_release_is_told_and_never_kept_as_one(warehouse: Path, made: tuple[Path, Path], harm: Harm) -> None:
    harm(published_path(warehouse))
    for arguments in (("status",), ("trace", "a@1/t1/r1/c1"), ("sql", "SELECT 1")):
        answer = run(warehouse, *arguments)
        assert answer.exit_code == 4
        assert "is no warehouse of Paddock" in answer.stderr
        assert "paddock rollback publishes the release before it" in answer.stderr
    before = query(previous_path(warehouse), "SELECT wins FROM mart.driver_career")
    build(warehouse, made[1])
    assert query(published_path(warehouse), "SELECT wins FROM mart.driver_career") == [(5,)]
    assert query(previous_path(warehouse), "SELECT wins FROM mart.driver_career") == before == [(4,)]


@pytest.mark.parametrize("harm", NO_RELEASE.values(), ids=NO_RELEASE)
def test_a_previous_file_that_is_no_release_is_not_gone_back_to(warehouse: Path, harm: Harm) -> None:
    before = all_rows(published_path(warehouse))
    harm(previous_path(warehouse))
    with pytest.raises(WarehouseError, match="is no warehouse of Paddock"):
        rollback(warehouse)
    assert all_rows(published_path(warehouse)) == before


def test_a_release_that_lacks_a_table_is_told(warehouse: Path) -> None:
    edited("DROP TABLE quality.check_result")(published_path(warehouse))
    answer = run(warehouse, "status")
    assert "not a whole one (Catalog Error: Table with name check_result does not exist!)" in answer.stderr
    assert answer.exit_code == 4


def test_a_log_that_another_program_has_left_goes_with_its_file(warehouse: Path, made: tuple[Path, Path]) -> None:
    published = published_path(warehouse)
    log = published.with_name("paddock.duckdb.wal")
    log.write_bytes(b"of another file")
    build(warehouse, made[1])
    assert not log.exists()
    assert query(published, "SELECT wins FROM mart.driver_career") == [(5,)]


CHANGES = {
    "a mart": ("UPDATE mart.driver_career SET races = 999",),
    "staging": ("UPDATE staging.season_entry SET races = 50",),
    "what was parsed": ("UPDATE build.claim_season_entry SET races = 50", "UPDATE raw.cell SET text = 'x'"),
    "a mart is gone": ("DROP TABLE mart.driver_career",),
    "a view in a mart's place": ("DROP TABLE mart.driver_career", "CREATE VIEW mart.driver_career AS SELECT 1 AS driver_id"),
    "cells are gone": ("DROP TABLE raw.cell",),
    "a table of its own": ("CREATE TABLE mart.mine AS SELECT 1 AS x",),
    "a schema is gone": ("DROP SCHEMA mart CASCADE",),
}
GONE = [name for name in CHANGES if "gone" in name or "place" in name]


@pytest.mark.parametrize("statements", CHANGES.values(), ids=CHANGES)
def test_a_build_file_that_another_program_has_changed_is_made_again(
    warehouse: Path, made: tuple[Path, Path], statements: tuple[str, ...]
) -> None:
    before = all_rows(published_path(warehouse))
    edited(*statements)(build_path(warehouse))
    assert is_changed(build_path(warehouse))
    build(warehouse, made[1])
    assert all_rows(published_path(warehouse)) == before
    assert not is_changed(build_path(warehouse))


@pytest.mark.parametrize(
    "statement", ["UPDATE raw.article SET content = replace(content, '| 10 |', '| 11 |')", "DELETE FROM raw.current_article"]
)
def test_a_history_that_another_program_has_changed_gives_no_other_numbers(
    warehouse: Path, made: tuple[Path, Path], statement: str
) -> None:
    before = all_rows(published_path(warehouse))
    edited(statement)(build_path(warehouse))
    build(warehouse, made[1])
    after = all_rows(published_path(warehouse))
    own = {"mart.article_change", "mart.attribution"}  # what the history alone can tell
    assert [name for name in before if name.startswith("mart.") and name not in own and after[name] != before[name]] == []


@pytest.mark.parametrize("name", GONE)
def test_a_table_that_is_gone_is_made_again_without_a_seal_too(warehouse: Path, made: tuple[Path, Path], name: str) -> None:
    before = all_rows(published_path(warehouse))
    build_path(warehouse).with_name("paddock.duckdb.seal").unlink()
    edited(*CHANGES[name])(build_path(warehouse))
    build(warehouse, made[1])
    assert all_rows(published_path(warehouse)) == before


def test_who_changed_the_build_file_is_told_of_it(warehouse: Path) -> None:
    edited(*CHANGES["a mart"])(build_path(warehouse))
    said: list[str] = []
    connect_build(warehouse, catalogue(), said.append).close()
    assert said == ["another program has changed the build file: all but its history is made again"]


def test_a_build_file_that_was_only_copied_or_read_is_as_it_was(warehouse: Path) -> None:
    file = build_path(warehouse)
    os.utime(file, (0, 4_000_000_000))
    query(file, "SELECT count(*) FROM raw.cell")
    assert not is_changed(file)
    with duckdb.connect(str(file)):
        pass
    assert not is_changed(file)


def test_a_note_that_could_not_be_written_says_nothing(warehouse: Path) -> None:
    note = build_path(warehouse).with_name("paddock.duckdb.seal")
    note.write_bytes(b"")
    assert not is_changed(build_path(warehouse))
    note.write_bytes(b"0" * 64)
    assert is_changed(build_path(warehouse))


@pytest.fixture
def mended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, Articles]:
    """A warehouse whose releases are brought up to date and not written whole, however small they are."""
    for name, value in {"WHOLE_BELOW": 0, "MOST": 1, "GROWTH": 20}.items():
        monkeypatch.setattr(spare, name, value)
    articles = Articles(tmp_path / "articles")
    build(tmp_path / "warehouse", articles.folder / "1")
    for number in (1, 2):
        build(tmp_path / "warehouse", articles.change(number))
    return tmp_path / "warehouse", articles


def test_what_was_changed_by_hand_in_a_release_is_in_none_that_follows(mended: tuple[Path, Articles]) -> None:
    warehouse, articles = mended
    for file in (published_path(warehouse), spare.spare_path(warehouse)):
        edited("UPDATE mart.driver_career SET races = races + 1")(file)
    build(warehouse, articles.change(3))
    careers = "SELECT driver_id, races FROM mart.driver_career ORDER BY ALL"
    assert query(published_path(warehouse), careers) == query(build_path(warehouse), careers)


def test_a_backup_takes_no_place_of_the_warehouses_own(warehouse: Path, tmp_path: Path) -> None:
    before = all_rows(published_path(warehouse))
    (tmp_path / "link").symlink_to(published_path(warehouse))
    os.mkfifo(tmp_path / "pipe")
    for target in (published_path(warehouse), build_path(warehouse), previous_path(warehouse), tmp_path / "link", tmp_path / "pipe"):
        answer = run(warehouse, "backup", str(target))
        assert answer.exit_code == 2, target
    assert all_rows(published_path(warehouse)) == before
    assert stat.S_ISFIFO((tmp_path / "pipe").stat().st_mode)


def newer(file: Path) -> None:
    edited("UPDATE build.meta SET value = '9:later' WHERE key = 'schema_version'")(file)


def spoil(file: Path) -> None:
    """Overwrite the middle of every block's bytes, and leave what DuckDB reads when it opens a file."""
    data = bytearray(file.read_bytes())
    for start in range(12_288 + 262_144, len(data) - 2 * 262_144, 262_144):
        data[start + 4_000 : start + 4_100] = b"\x55" * 100
    file.write_bytes(data)


@pytest.mark.parametrize(
    "harm", [newer, spoil, cut, edited("DELETE FROM build.meta")], ids=["newer", "spoiled", "cut off", "of no version"]
)
def test_a_backup_that_cannot_be_used_takes_no_place_of_the_history(warehouse: Path, tmp_path: Path, harm: Harm) -> None:
    copy = Path(shutil.copy(build_path(warehouse), tmp_path / "copy"))
    harm(copy)
    before = build_path(warehouse).read_bytes()
    answer = run(warehouse, "restore", str(copy))
    assert answer.exit_code in {2, 4}
    assert "what to do: " in answer.stderr
    assert build_path(warehouse).read_bytes() == before


def test_the_history_is_not_restored_from_itself(warehouse: Path) -> None:
    before = build_path(warehouse).read_bytes()
    answer = run(warehouse, "restore", str(build_path(warehouse)))
    assert "is the history itself" in answer.stderr
    assert answer.exit_code == 2
    assert build_path(warehouse).read_bytes() == before


@pytest.mark.parametrize("text", ["", "[]", "{}", "3", '{"holder": "a"}', "\0\0"])
def test_a_lock_file_that_says_nothing_is_another_runs(tmp_path: Path, text: str) -> None:
    (tmp_path / "lock").write_text(text, encoding="utf-8")
    assert _describe(tmp_path / "lock") == "another run"


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("PADDOCK_WAREHOUSE", "~nobody-of-this-name/w", "begins with the home of a user who is not known here"),
        ("PADDOCK_WAREHOUSE", os.fsdecode(b"/srv/\xff"), "holds bytes that are no UTF-8"),
        ("PADDOCK_WAREHOUSE", "/srv/what?", "DuckDB opens no file whose path has a ?"),
        ("PADDOCK_WAREHOUSE", "/srv/back\\slash", "DuckDB opens no file whose path has a \\"),
        ("PADDOCK_MEMORY_LIMIT", "99999999999999999999TB", "which is no amount of memory"),
        ("PADDOCK_MEMORY_LIMIT", "٤GB", "which is no amount of memory"),
        ("PADDOCK_TEMP_LIMIT", "9999999999TB", "which is no amount of disk space"),
        ("PADDOCK_EXPORTS", "everything", "PADDOCK_EXPORTS is 'everything', which means nothing here"),
    ],
)
def test_a_setting_that_cannot_be_meant_is_told(warehouse: Path, name: str, value: str, said: str) -> None:
    answer = run(warehouse, "rollback", **{name: value})
    assert said in answer.stderr
    assert "what to do: " in answer.stderr
    assert answer.exit_code == 2


def test_a_refresh_looks_at_settings_before_it_begins(warehouse: Path, tmp_path: Path) -> None:
    own = {"DAGSTER_HOME": str(tmp_path / "dagster"), "PADDOCK_SPARE": "false"}
    answer = run(warehouse, "refresh", **own)
    assert "PADDOCK_SPARE is 'false', which means nothing here" in answer.stderr
    assert "what to do: write yes or no, or leave it out" in answer.stderr
    assert answer.exit_code == 2
    assert not is_changed(build_path(warehouse))


@pytest.mark.parametrize("name", ["PADDOCK_WAREHOUSE", "PADDOCK_SPARE", "PADDOCK_EXPORTS", "PADDOCK_MEMORY_LIMIT", "PADDOCK_TEMP_LIMIT"])
def test_a_blank_setting_is_none(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setenv(name, "  ")
    assert settings.warehouse_folder().name != "  "
    settings.check_settings()


def test_a_folder_that_is_a_link_stays_one_and_is_replaced_where_it_points_to(tmp_path: Path) -> None:
    (tmp_path / "elsewhere" / "kept").mkdir(parents=True)
    (tmp_path / "elsewhere" / ".kept.mine").mkdir()
    (tmp_path / "exports").symlink_to(tmp_path / "elsewhere" / "kept")
    for text in ("first", "second"):
        with replaced(tmp_path / "exports") as new:
            (new / "file").write_text(text, encoding="utf-8")
        assert (tmp_path / "exports").is_symlink()
        assert (tmp_path / "elsewhere" / "kept" / "file").read_text(encoding="utf-8") == text
    with renewed(tmp_path / "exports") as renewal:
        (renewal.new / "other").write_text("third", encoding="utf-8")
        renewal.swap({"file", "other"})
    assert {path.name for path in (tmp_path / "elsewhere").iterdir()} == {"kept", ".kept.mine"}
    assert {path.name for path in (tmp_path / "elsewhere" / "kept").iterdir()} == {"file", "other"}


def test_a_file_in_the_place_of_what_is_left_over_is_removed(tmp_path: Path) -> None:
    for name in (".exports.paddock-left", ".exports.paddock-old"):
        (tmp_path / name).symlink_to(tmp_path)
    for _ in range(2):
        with replaced(tmp_path / "exports") as new:
            (new / "file").write_text("x", encoding="utf-8")
    assert {path.name for path in tmp_path.iterdir()} == {"exports"}


@pytest.mark.parametrize("place", ["paddock.duckdb", "previous/paddock.duckdb"])
def test_nobody_waits_for_a_pipe_in_a_releases_place(warehouse: Path, made: tuple[Path, Path], place: str) -> None:
    (warehouse / place).unlink()
    os.mkfifo(warehouse / place)
    assert table_sizes(warehouse / place) == {}
    build(warehouse, made[1])
    assert query(published_path(warehouse), "SELECT wins FROM mart.driver_career") == [(5,)]


def test_a_pipe_in_the_locks_place_is_told(warehouse: Path) -> None:
    (warehouse / "build" / "lock").unlink()
    os.mkfifo(warehouse / "build" / "lock")
    answer = run(warehouse, "backup", str(warehouse.parent / "copy"))
    assert "cannot be written" in answer.stderr
    assert "with nothing else in the place of its files" in answer.stderr
    assert answer.exit_code == 4
