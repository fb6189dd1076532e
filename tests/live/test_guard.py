"""The guard: what keeps a newer snapshot from becoming current, what releases it, and what passes."""

import pytest

ARTICLE = """{{Infobox racing driver
| name = Anna Test
| current series = [[Test GT]]
| starts = 40
| wins = 6
| podiums = 15
}}
'''Anna Test''' is a racing driver.

== Racing record ==
=== Career summary ===
{| class="wikitable"
! Season !! Series !! Team !! Races !! Wins !! Poles !! F/Laps !! Podiums !! Points !! Position
|-
| 2023 || Test Cup || Alpha || 14 || 1 || 0 || 2 || 4 || 120 || 5th
|-
| 2024 || Test Cup || Alpha || 14 || 3 || 1 || 2 || 7 || 201 || 2nd
|-
| 2025 || Test GT || Beta || 10 || 2 || 2 || 1 || 4 || 150 || 3rd
|-
| 2026 || Test GT || Beta || 2* || 0* || 0* || 0* || 0* || 12* || 9th*
|}

=== Complete Test Cup results ===
{| class="wikitable"
! Year !! Team !! 1 !! 2 !! 3 !! DC !! Points
|-
| 2024
| Alpha
|style="background:#FFFFBF;"| [[Monza|MON]]<br>1
|style="background:#DFDFDF;"| [[Spa|SPA]]<br>2
|style="background:#DFFFDF;"| [[Imola|IMO]]<br>6
! 2nd
! 201
|}
"""


def lines(text: str, start: str, end: str) -> str:
    """The text without what stands from `start` up to `end`."""
    first = text.index(start)
    return text[:first] + text[text.index(end, first) :]


CAREER_TABLE = lines(ARTICLE, "=== Career summary", "=== Complete")


def held(build):
    return build.ask("SELECT hold_reason, detail, kept_snapshot_id, diff_url FROM quality.held_snapshot")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "no_claims"),
        ("   \n", "no_claims"),
        ("Anna is a poo head!!!!", "no_claims"),
        ("{| class=wikitable\n! {{{{ [[ \n| <ref> \n" * 30, "no_claims"),
        ("#REDIRECT [[Somebody else]]", "no_claims"),
        (ARTICLE.replace("{|", "").replace("|}", ""), "claims_lost"),
        (CAREER_TABLE, "claims_lost"),
        (ARTICLE.replace("Alpha || 14 || 3 ||", "Alpha || 14 || 9 ||"), "finished_season_changed"),
        (ARTICLE.replace("|| 201 || 2nd", "|| 207 || 2nd"), "finished_season_changed"),
        (ARTICLE.replace("SPA]]<br>2", "SPA]]<br>20"), "finished_season_changed"),
        (ARTICLE.replace("| starts = 40", "| starts = 4"), "count_fell"),
        (lines(ARTICLE, "| 2023 ||", "| 2024 ||"), "finished_season_changed"),
    ],
    ids=[
        "blanked",
        "blanks",
        "nonsense",
        "broken markup",
        "redirect",
        "no tables",
        "a table removed",
        "digit",
        "points",
        "result",
        "infobox",
        "row",
    ],
)
def test_damage_keeps_the_last_good_snapshot(build, text, reason):
    build.take(build.edit(ARTICLE))
    good, before = build.current(), build.ask("FROM staging.season_entry ORDER BY ALL")
    bad = build.edit(text)
    build.take(bad)
    assert build.current() == good
    assert build.ask("FROM staging.season_entry ORDER BY ALL") == before
    ((found, _, kept, link),) = held(build)
    assert (found, kept) == (reason, good)
    assert link == f"https://example.org/w/index.php?diff={bad.revision_id}&oldid={good.split('@')[1]}"


@pytest.mark.parametrize("text", ["", CAREER_TABLE, ARTICLE.replace("|| 201 || 2nd", "|| 207 || 2nd")])
def test_a_later_sound_revision_releases_the_guard(build, text):
    build.take(build.edit(ARTICLE))
    build.take(build.edit(text))
    sound = build.edit(ARTICLE.replace("is a racing driver", "is a Swedish racing driver"))
    assert build.take(sound) == 1
    assert build.current() == f"anna-test@{sound.revision_id}"
    assert held(build) == []


def test_a_second_bad_revision_is_held_too_and_each_since_its_own_time(build):
    build.take(build.edit(ARTICLE))
    good = build.current()
    build.take(build.edit(""))
    build.take(build.edit("nonsense"))
    assert build.current() == good
    times = build.ask("SELECT held_since FROM quality.held_snapshot ORDER BY held_since")
    assert len(set(times)) == 2


@pytest.mark.parametrize(
    "text",
    [
        ARTICLE.replace("|| 2* || 0* || 0* || 0* || 0* || 12* || 9th*", "|| 3* || 1* || 0* || 0* || 1* || 37* || 4th*"),
        ARTICLE.replace("|}\n\n=== Comp", "|-\n| 2027 || Test GT || Beta || 1* || 0* || 0* || 0* || 0* || 0* || 20th*\n|}\n\n=== Comp"),
        ARTICLE.replace("Test Cup", "Test Cup Europe").replace("Alpha", "Alpha Racing Team"),
        ARTICLE.replace(" || ", "\n| ").replace("'''Anna", "'''Anna Maria").replace("=== Career summary ===", "=== Summary of career ==="),
        lines(ARTICLE, "=== Complete", "=== Complete") + "\n== Personal life ==\nShe lives in Monaco.",
        ARTICLE.replace("| wins = 6", "| wins = 7"),
        ARTICLE.replace("Alpha || 14 || 1", "rowspan=2 | Alpha || 14 || 1").replace("Alpha || 14 || 3", "14 || 3"),
    ],
    ids=["this season moves", "a new season", "other names", "a rewrite", "more prose", "a count rises", "spans"],
)
def test_a_good_edit_passes_at_once(build, text):
    build.take(build.edit(ARTICLE))
    good = build.edit(text)
    build.take(good)
    assert held(build) == []
    assert build.current() == f"anna-test@{good.revision_id}"


def test_a_finished_season_may_change_once_its_revision_has_stood_for_some_days(build):
    build.take(build.edit(ARTICLE))
    correction = build.edit(ARTICLE.replace("|| 201 || 2nd", "|| 202 || 2nd"))
    build.take(correction)
    assert held(build)[0][0] == "finished_season_changed"
    build.take(guard_settle_days=0)
    assert held(build) == []
    assert build.current() == f"anna-test@{correction.revision_id}"


def test_lost_claims_do_not_settle_but_a_person_may_let_them_through(build):
    build.take(build.edit(ARTICLE))
    split = build.edit(CAREER_TABLE)
    build.take(split, guard_settle_days=0)
    assert held(build)[0][0] == "claims_lost"
    build.connection.execute("INSERT INTO raw.accepted_snapshot VALUES (?, 'anna-test', now())", [f"anna-test@{split.revision_id}"])
    build.take()
    assert held(build) == []
    assert build.current() == f"anna-test@{split.revision_id}"


def test_the_share_is_a_setting(build):
    build.take(build.edit(ARTICLE))
    split = build.edit(CAREER_TABLE)
    build.take(split, guard_share=0.99, guard_settle_days=0)
    assert build.current() == f"anna-test@{split.revision_id}"


def test_a_local_file_that_changes_a_finished_season_is_taken_at_its_word(build):
    build.take(build.edit(ARTICLE, revision_id=None, revision_at=None))
    changed = build.edit(ARTICLE.replace("|| 201 || 2nd", "|| 202 || 2nd"), revision_id=None, revision_at=None)
    build.take(changed)
    assert build.current() == f"anna-test@{changed.sha256[:12]}"
