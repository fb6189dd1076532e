"""The history of an article: what a new snapshot changed, claim by claim, and how much of the past is kept."""

import pytest

from pipeline.extract.asset import Holdings
from pipeline.extract.source import Expanded, Expansion

HEAD = "'''Anna Test''' is a racing driver.\n\n== Career summary ==\n{| class=\"wikitable\"\n"
HEADER = "! Season !! Series !! Team !! Races !! Wins !! Poles !! F/Laps !! Podiums !! Points !! Position\n"
ROWS = {
    2025: "|-\n| 2025 || Test GT || Beta || 10 || 2 || 2 || 1 || 4 || 150 || 3rd\n",
    2026: "|-\n| 2026 || Test GT || Beta || 2* || 0* || 0* || 0* || 0* || 12* || 9th*\n",
}
CALL = "{{F1R2025|TST|AUS2}}"
GRID = f"""'''Anna Test''' is a racing driver.

=== Complete Formula One results ===
{{| class="wikitable"
! Year !! Entrant !! Chassis !! Engine !! 1 !! 2 !! WDC !! Points
|-
| 2025
| Test Team
| T1
| T2
| {CALL}
| [[Shanghai|CHN]]<br>{{{{small|7}}}}
! 19th
! 6
|}}
"""


def article(*seasons: str) -> str:
    return HEAD + HEADER + "".join(seasons) + "|}\n"


def changes(build):
    columns = "table_name, row_key, column_name, old_value, new_value, change"
    return build.ask(f"SELECT {columns} FROM raw.claim_change ORDER BY table_name, row_key, column_name")


def test_a_first_snapshot_has_changed_nothing(build):
    build.take(build.edit(article(*ROWS.values())))
    assert changes(build) == []


def test_numbers_that_move_are_told_one_by_one(build):
    build.take(build.edit(article(*ROWS.values())))
    old = build.current()
    build.take(build.edit(article(ROWS[2025], ROWS[2026].replace("2* || 0*", "4* || 1*", 1).replace("12*", "37*"))))
    entry = "anna-test/racing/2026/test-gt//beta"
    standing = "anna-test/racing/2026/test-gt//summary"
    assert changes(build) == [
        ("mart.season_entry", entry, "races", "2", "4", "changed"),
        ("mart.season_entry", entry, "wins", "0", "1", "changed"),
        ("mart.season_standing", standing, "points", "12.0000", "37.0000", "changed"),
    ]
    assert build.ask("SELECT DISTINCT from_snapshot_id, to_snapshot_id FROM raw.claim_change") == [(old, build.current())]
    places = build.ask("SELECT column_name, first_year, cell_id FROM raw.claim_change WHERE column_name <> 'wins' ORDER BY column_name")
    assert places == [("points", 2026, f"{build.current()}/t1/r3/c9"), ("races", 2026, f"{build.current()}/t1/r3/c2")]


def test_a_new_season_is_added_and_a_lost_one_removed(build):
    build.take(build.edit(article(ROWS[2025])))
    build.take(build.edit(article(*ROWS.values())))
    before = build.current()
    added = changes(build)
    assert {row[5] for row in added} == {"added"}
    assert ("mart.season_entry", "anna-test/racing/2026/test-gt//beta", "races", None, "2", "added") in added
    build.take(build.edit(article(ROWS[2025])), guard_share=1)
    assert [(*row[:3], row[4], row[3], "added") for row in changes(build)] == added
    assert {row[5] for row in changes(build)} == {"removed"}
    assert {row[0].split("/")[0] for row in build.ask("SELECT cell_id FROM raw.claim_change")} == {before}, "where it stood"


def test_a_table_that_only_moves_changes_nothing(build):
    build.take(build.edit(article(*ROWS.values())))
    build.take(build.edit("\n\nSome words.\n\n{|\n! A\n|-\n| b\n|}\n" + article(ROWS[2026], ROWS[2025])))
    assert changes(build) == []


def test_the_last_change_stays_told_while_nothing_moves(build):
    news = build.edit(article(ROWS[2025]))
    build.take(news)
    build.take(build.edit(article(*ROWS.values())))
    told = changes(build)
    build.take()
    assert changes(build) == told
    assert told


def test_rows_alike_in_every_part_of_their_key_are_told_apart(build):
    twin = ROWS[2025].replace("|| 10 ||", "|| 3 ||")
    build.take(build.edit(article(ROWS[2025], twin)))
    build.take(build.edit(article(ROWS[2025], twin.replace("|| 3 ||", "|| 4 ||"))), guard_settle_days=0)
    assert [row[2:5] for row in changes(build)] == [("races", "3", "4")]


def test_a_result_entered_on_a_templates_page_is_a_change_though_the_article_stands(build):
    def expansion(text: str | None, revision: int) -> tuple[Expansion, ...]:
        return (Expansion(CALL, "F1R2025", revision, text),)

    build.take(build.edit(GRID, expansions=expansion(None, 1)))
    assert build.ask("SELECT status FROM staging.race_result ORDER BY round_no") == [("unread",), ("classified",)]
    text = 'style="background:#DFFFDF;"| [[Melbourne|AUS]]<br /><small>9</small>'
    assert build.take(Expanded("anna-test", expansion(text, 2), build.clock)) == 1
    assert build.ask("SELECT status, position, colour FROM staging.race_result ORDER BY round_no")[0] == ("classified", 9, "DFFFDF")
    snapshot = build.current()
    told = dict(build.ask("SELECT column_name, new_value FROM raw.claim_change"))
    assert (told["position"], told["result_text"]) == ("9", "9")
    assert build.ask("SELECT DISTINCT from_snapshot_id, to_snapshot_id FROM raw.claim_change") == [(snapshot, snapshot)]
    assert build.take(Expanded("anna-test", expansion(text, 3), build.clock)) == 0


def test_every_revision_is_kept_and_a_moved_article_keeps_its_driver(build):
    build.take(build.edit(article(ROWS[2025])))
    build.take(build.edit(article(*ROWS.values()), title="Anna Test-Smith"))
    titles = build.ask("SELECT driver_id, title FROM raw.article ORDER BY revision_id")
    assert titles == [("anna-test", "Anna Test"), ("anna-test", "Anna Test-Smith")]


def test_an_article_that_is_deleted_and_written_again_keeps_its_driver_and_a_namesake_gets_another(build):
    build.take(build.edit(article(ROWS[2025])))
    build.take(build.edit(article(*ROWS.values()), page_id=8, replaces=7))
    build.take(build.edit(article(ROWS[2025]), page_id=9))
    pages = build.ask("SELECT page_id, driver_id FROM raw.article ORDER BY page_id")
    assert pages == [(7, "anna-test"), (8, "anna-test"), (9, "anna-test-9")]


@pytest.mark.parametrize(("keep", "left"), [(0, 6), (1, 2), (3, 3), (9, 6)])
def test_retention_keeps_the_newest_snapshots_and_what_they_are_compared_with(build, keep, left):
    for races in range(4, 10):
        build.take(build.edit(article(ROWS[2025], ROWS[2026].replace("|| 2*", f"|| {races}*"))))
    build.take(keep_snapshots=keep)
    assert build.ask("SELECT count(*) FROM raw.article") == [(left,)]
    for table in ("raw.cell", "raw.wikitable", "build.claim_season_entry", "build.parsed_snapshot"):
        assert build.ask(f"SELECT count(DISTINCT snapshot_id) FROM {table}") == [(left,)]
    assert build.ask("SELECT races FROM staging.season_entry WHERE first_year = 2026") == [(9,)]
    assert [row[2:5] for row in changes(build)] == [("races", "8", "9")]


def test_a_snapshot_that_the_guard_holds_is_not_forgotten(build):
    build.take(build.edit(article(*ROWS.values())))
    bad = build.edit("")
    build.take(bad, keep_snapshots=1)
    build.take(keep_snapshots=1)
    assert (f"anna-test@{bad.revision_id}",) in build.ask("SELECT snapshot_id FROM raw.article")


def test_a_held_snapshot_gets_the_values_of_templates_too(build):
    expansion = (Expansion(CALL, "F1R2025", 1, None),)
    build.take(build.edit(article(ROWS[2025])))
    held = build.edit(GRID, expansions=expansion)
    build.take(held)
    assert build.ask("SELECT hold_reason FROM quality.held_snapshot") == [("claims_lost",)]
    (known_driver,) = Holdings(build.connection)
    assert known_driver.expansions == expansion
    build.take(Expanded("anna-test", (Expansion(CALL, "F1R2025", 2, "| 9"),), build.clock))
    assert build.ask("SELECT template_revision_id FROM raw.template_expansion WHERE snapshot_id LIKE ?", f"%@{held.revision_id}") == [(2,)]
