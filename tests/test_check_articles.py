"""The checks on whole articles: what the seed article is warned of, and that no article can block publication."""

import random
from pathlib import Path

import pytest
from running import build, query, seed_text, write_articles

CASES = Path(__file__).parent / "cases"
SPOILED = 40
# what the seed article gets wrong, by the check that is for it and the number of its rows
KNOWN_TRUTHS = {
    "best_finish_is_a_championship_position": 1,
    "complete_grids_hold_every_entry": 3,
    "current_team_is_the_last_entrys": 1,
    "grid_teams_are_the_entries_teams": 1,
    "infobox_starts_are_the_races": 1,
    "infobox_teams_are_in_the_tables": 2,
    "marks_have_their_note": 1,
    "notes_have_their_mark": 1,
    "paired_lists_are_of_one_length": 1,
    "previous_series_are_the_tables_series": 5,
    "previous_years_cover_the_seasons": 3,
    "prose_counts_are_the_seasons": 1,
    "provisional_rows_are_of_the_latest_season": 1,
    "provisional_seasons_are_recent": 2,
    "tense_fits_the_season": 4,
}
# wins, podiums, poles, titles and points of whole careers in one series, as every record book has them
FAMOUS = {
    ("john-surtees", "formula-one"): (6, 24, 8, 1, 180),
    ("john-surtees", "grand-prix-motorcycle-racing"): (38, 45, 0, 7, None),
    ("john-surtees", "350cc"): (15, 20, 0, 3, None),
    ("john-surtees", "500cc"): (22, 24, 0, 4, None),
    ("denny-hulme", "formula-one"): (8, 33, 1, 1, 248),
    ("phil-hill", "formula-one"): (3, 16, 6, 1, 94),
    ("niki-lauda", "formula-one"): (25, 54, 24, 3, None),
    ("jody-scheckter", "formula-one"): (10, 33, 3, 1, None),
    ("nigel-mansell", "formula-one"): (31, 59, 32, 1, None),
    ("jenson-button", "formula-one"): (15, 50, 8, 1, 1235),
    ("kimi-raikkonen", "formula-one"): (21, 103, 18, 1, 1873),
    ("max-verstappen", "formula-one"): (71, 127, 48, 4, None),
}


def spoil(text: str, chance: random.Random) -> str:
    """The text with a few lines lost, doubled, moved or scrambled."""
    lines = text.split("\n")
    for _ in range(chance.randint(1, 6)):
        place = chance.randrange(len(lines))
        damage = chance.choice(("lose", "move", "grow", "scramble"))
        if damage == "lose":
            lines.pop(place)
        elif damage == "move":
            lines.insert(place, lines[chance.randrange(len(lines))])
        elif damage == "grow":
            lines[place] = lines[place].replace("| ", "| 9", 1)
        else:
            lines[place] = "".join(chance.sample(lines[place], len(lines[place])))
    return "\n".join(lines)


def test_seed_article_is_warned_of_its_known_truths(seed_warehouse: Path) -> None:
    rows = query(seed_warehouse / "paddock.duckdb", "SELECT check_name, failing_rows FROM quality.check_result WHERE NOT passed")
    assert {name: count for name, count in rows if name != "articles_are_fresh"} == KNOWN_TRUTHS


EVENTS = """
{{Infobox racing driver}}
== Racing record ==
=== Complete 24 Hours of Le Mans results ===
{|
! Year !! Team !! Co-Drivers !! Car !! Class !! Laps !! Pos. !! Class<br>Pos.
|-
| 2019 || A Team || B || Car || LMP2 || %s || 9th || 3rd
|}
"""


@pytest.mark.parametrize(
    ("old", "new", "check"),
    [
        ("World Touring Car Cup | Target srl |", "World Touring Car Cup | |", "entries_name_their_team"),
        ("| 6 | 313 | 2nd |", "| 6 | 313 | 1st† |", "daggers_stand_at_cars_that_stopped"),
        ("| 4 | 0 | 0 | 0 | 3 | | | | |", "| 4 | 0 | 0 | 0 | 3 | 2nd | | | |", "repairs_are_certain"),
        ("| 2 | 0 | 0 | 0 | 0 | | | | |", "| 2 | 0 | 0 | 0 | 0 | NC* | | | |", "repairs_are_certain"),
        ("| 6 | 313 | 2nd |", "| 6 | 2nd | |", "values_can_be_read"),
    ],
)
def test_a_fault_that_hides_in_the_seed_article_is_noticed(tmp_path: Path, old: str, new: str, check: str) -> None:
    text = seed_text()
    assert old in text
    build(tmp_path / "warehouse", write_articles(tmp_path / "articles", {"Jessica Bäckman": text.replace(old, new)}))
    assert check not in KNOWN_TRUTHS
    assert query(tmp_path / "warehouse" / "paddock.duckdb", f"SELECT passed FROM quality.check_result WHERE check_name = '{check}'") == [
        (False,)
    ]


def test_a_negative_number_that_is_no_claim_is_noticed(tmp_path: Path) -> None:
    articles = {"Good": EVENTS % "312", "Bad": EVENTS % "−312"}
    build(tmp_path / "warehouse", write_articles(tmp_path / "articles", articles, text_format="wikitext"))
    rows = query(tmp_path / "warehouse" / "paddock.duckdb", "SELECT driver_id, row_text FROM quality.failed_counts_are_not_negative")
    assert rows == [("bad", "−312")]


def test_no_spoiled_article_blocks_publication(tmp_path: Path) -> None:
    chance = random.Random(8)  # noqa: S311 - the same damage in every run
    articles = {f"Spoiled {number}": spoil(seed_text(), chance) for number in range(SPOILED)}
    build(tmp_path / "warehouse", write_articles(tmp_path / "articles", articles))
    assert query(tmp_path / "warehouse" / "paddock.duckdb", "SELECT count(*) FROM mart.driver_career") == [(SPOILED,)]


def test_no_hostile_article_blocks_publication(tmp_path: Path) -> None:
    texts = {path.stem: path.read_text(encoding="utf-8") for path in sorted(CASES.rglob("*.wikitext"))}
    halves = {f"Half of {name}": text[: len(text) // 2] for name, text in texts.items()}
    build(tmp_path / "warehouse", write_articles(tmp_path / "articles", texts | halves, text_format="wikitext"))
    drivers = query(tmp_path / "warehouse" / "paddock.duckdb", "SELECT count(*) FROM mart.driver_career")[0][0]
    assert drivers >= len(texts)


def test_corpus_has_the_famous_facts(corpus: Path) -> None:
    rows = query(corpus, "SELECT driver_id, series_id, wins, podiums, poles, titles, points FROM mart.series_total")
    found = {(row[0], row[1]): row[2:] for row in rows}
    for key, facts in FAMOUS.items():
        assert found[key][:4] == facts[:4], key
        assert facts[4] is None or found[key][4] == facts[4], key


def test_corpus_grids_agree_with_infoboxes_and_summaries(corpus: Path) -> None:
    """Where two witnesses give a number, they agree in at least 97 of 100 cases, and every conflict has a kind."""
    verdicts = query(corpus, "SELECT verdict, kind FROM mart.reconciliation WHERE summary_value IS NOT NULL OR grid_value IS NOT NULL")
    agree = sum(verdict == "agree" for verdict, _ in verdicts)
    conflicts = [kind for verdict, kind in verdicts if verdict == "conflict"]
    assert agree / (agree + len(conflicts)) > 0.97
    assert None not in conflicts


def test_drivers_without_a_summary_are_counted_from_grids(corpus: Path) -> None:
    rows = query(corpus, "SELECT driver_id FROM mart.driver_career WHERE basis = 'grid' ORDER BY ALL")
    assert {driver for (driver,) in rows} >= {"giuseppe-farina", "john-surtees", "phil-hill"}
