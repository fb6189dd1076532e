"""Corrections: applied where the article states what was expected, listed, and said where it no longer does."""

import pytest

from pipeline.catalogue import catalogue

TEXT = """'''Anna Test''' is a racing driver.

== Career summary ==
{| class="wikitable"
! Season !! Series !! Team !! Races !! Wins !! Poles !! F/Laps !! Podiums !! Points !! Position
|-
| 2025 || Test GT || Beta || 10 || 2 || 2 || 1 || 4 || 150 || 3rd
|}
"""
ENTRY = "anna-test/racing/2025/test-gt//beta"
STANDING = "anna-test/racing/2025/test-gt//summary"


def correct(build, *rows):
    build.connection.execute("DELETE FROM raw.rule_corrections")
    for row in rows:
        build.ask("INSERT INTO raw.rule_corrections VALUES ('anna-test', ?, ?, ?, ?, ?, 'the official result', ?)", *row)


def outcomes(build):
    return build.ask("SELECT column_name, stated_value, corrected_value, outcome FROM quality.applied_correction ORDER BY correction_no")


def test_a_correction_is_applied_listed_and_names_the_cell(build):
    races = ("mart.season_entry", ENTRY, "races", "10", "12", "active")
    correct(build, races, ("mart.season_standing", STANDING, "points", "150", "149.5", "active"))
    build.take(build.edit(TEXT))
    assert build.ask("SELECT races, races_state FROM staging.season_entry") == [(12, "reported")]
    assert str(build.ask("SELECT points FROM staging.season_standing")[0][0]) == "149.5000"
    assert outcomes(build) == [("races", "10", "12", "applied"), ("points", "150.0000", "149.5", "applied")]
    assert build.ask("SELECT text FROM raw.cell WHERE cell_id = (SELECT cell_id FROM quality.applied_correction LIMIT 1)") == [("Test GT",)]
    assert build.ask("SELECT text FROM raw.cell WHERE column_no = 4 AND NOT is_header") == [("10",)]


def test_a_correction_may_name_the_cell(build):
    build.take(build.edit(TEXT))
    ((cell,),) = build.ask("SELECT cell_id FROM staging.season_entry")
    correct(build, ("mart.season_entry", cell, "wins", "2", "", "active"))
    assert build.take() == 1
    assert build.ask("SELECT wins, wins_state FROM staging.season_entry") == [(None, "unknown")]


@pytest.mark.parametrize(
    ("row", "outcome"),
    [
        (("mart.season_entry", ENTRY, "races", "9", "12", "active"), "unexpected"),
        (("mart.season_entry", ENTRY, "races", "9", "10", "active"), "superseded"),
        (("mart.season_entry", "anna-test/racing/2019/test-gt//beta", "races", "10", "12", "active"), "missing"),
        (("mart.season_entry", ENTRY, "colour", "10", "12", "active"), "missing"),
        (("mart.nothing", ENTRY, "races", "10", "12", "active"), "missing"),
        (("mart.season_entry", ENTRY, "races", "10", "twelve", "active"), "invalid"),
        (("mart.season_entry", ENTRY, "races", "10", "12", "retired"), "retired"),
    ],
)
def test_what_does_not_fit_changes_nothing_and_is_said(build, row, outcome):
    correct(build, row)
    build.take(build.edit(TEXT))
    assert build.ask("SELECT races FROM staging.season_entry") == [(10,)]
    assert outcomes(build)[0][3] == outcome


def test_an_article_that_is_put_right_fails_the_check(build):

    check = catalogue().checks["corrections_find_what_they_expect"].sql
    correct(build, ("mart.season_entry", ENTRY, "races", "10", "12", "active"))
    build.take(build.edit(TEXT))
    assert build.ask(check) == []
    build.take(build.edit(TEXT.replace("|| 10 ||", "|| 11 ||")), guard_settle_days=0)
    assert outcomes(build) == [("races", "11", "12", "unexpected")]
    assert len(build.ask(check)) == 1


def test_taking_a_correction_back_restores_what_the_article_states(build):
    correct(build, ("mart.season_entry", ENTRY, "races", "10", "12", "active"))
    build.take(build.edit(TEXT))
    correct(build)
    assert build.take() == 1
    assert build.ask("SELECT races FROM staging.season_entry") == [(10,)]
    assert outcomes(build) == []
