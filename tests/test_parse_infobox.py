"""Each case is an infobox beside the claims, fields and quality rows that must come of it."""

from pathlib import Path
from random import Random

import polars as pl
import pytest

from pipeline.parse import parse_article
from pipeline.parse.markup.boxes import TemplateEnds, infobox_spans, strip_comments
from pipeline.parse.markup.boxsplit import split_box
from pipeline.parse.markup.boxtree import tree_boxes

CASES = sorted((Path(__file__).parent / "cases" / "infobox").glob("*.wikitext"))


def _number(value) -> str:
    return "" if value is None else f"{value.normalize():f}"


def describe(frames: dict[str, pl.DataFrame]) -> list[str]:
    driver = frames["driver"].drop("snapshot_id", "driver_id", "title").row(0, named=True)
    lines = [f"{name}: {value}" for name, value in driver.items() if value is not None]
    for row in frames["infobox_claim"].iter_rows(named=True):
        value = _number(row["value"]) if row["state"] == "reported" else row["state"] if row["state"] != "not_applicable" else ""
        value = value or row["value_text"]
        alternate = f" ({_number(row['alternate'])})" if row["alternate"] is not None else ""
        lines.append(f"block {row['block_no']} {row['series_id'] or '-'} {row['metric']} {row['item_no']} = {value}{alternate}")
    lines += [
        f"unread {row['cell_id'].partition('/')[2]} {row['reason']} {row['call']}" for row in frames["unread_cell"].iter_rows(named=True)
    ]
    lines += [f"unmapped {row['label']}" for row in frames["unmapped_label"].iter_rows(named=True)]
    return lines


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_infobox(path: Path) -> None:
    sentence, text = path.read_text(encoding="utf-8").split("\n", 1)
    assert sentence.endswith(".")
    frames = parse_article("Jane Doe", text, "wikitext").frames
    assert describe(frames) == path.with_suffix(".expected").read_text(encoding="utf-8").splitlines()
    assert set(frames["infobox_claim"]["cell_id"]) <= set(frames["infobox_field"]["cell_id"])


def test_each_item_of_a_list_is_known_by_its_own_link_and_without_its_class() -> None:
    text = "{{Infobox racing driver\n| former teams = [[Osterby Engineering|Osterby]], [[Birk]] Racing\n| titles = Alpine Cup – GT4\n}}"
    claims = parse_article("Jane Doe", text, "wikitext").frames["infobox_claim"]
    assert claims["item_id"].to_list() == ["osterby-engineering", "birk", "alpine-cup"]


def test_years_in_brackets_are_no_part_of_the_name_that_a_team_is_known_by() -> None:
    text = "{{Infobox WRC driver\n| teams = Kestrel (2011–2012)<br>Vantor<br>(2013)<br>[[Birk Racing|Birk]] (2014)\n}}"
    claims = parse_article("Jane Doe", text, "wikitext").frames["infobox_claim"]
    assert claims["item_id"].to_list() == ["kestrel", "vantor", "birk-racing"]


def test_title_cased_parameters_of_the_extract_format_are_the_same_claims() -> None:
    lines = ("Current Series: GT4 European Series", "Starts: 92", "Best Finish: 1st", "Prev Series: FIA WTCR, TCR Europe")
    text = "= Jane Doe =\n\nJane Doe\n" + "".join(f"- {line}\n" for line in lines) + "\nJane Doe drives.\n"
    claims = parse_article("Jane Doe", text, "extract").frames["infobox_claim"]
    found = {(row["metric"], row["series_id"], row["value_text"]) for row in claims.to_dicts()}
    assert ("races", "gt4-european", "92") in found
    assert ("best_finish", "gt4-european", "1st") in found
    assert ("prev_series", None, "TCR Europe") in found


@pytest.mark.parametrize(
    "markup",
    [
        "{{Infobox racing driver\n| name = Jane Doe\n| wins = 4\n\n==Career==\nShe drives.",
        "{{Infobox racing driver\n| wins = 4\n| wins = 5\n}}",
        "{{Infobox racing driver|" * 60,
        "{{Infobox person|module={{{{{{|" * 300,
        "{{Infobox racing driver\n| relatives = {{plainlist|\n* [[A|B\n}}\n| wins = 4\n}}",
    ],
)
def test_a_broken_infobox_is_no_error(markup: str) -> None:
    assert parse_article("Jane Doe", markup, "wikitext").frames["driver"].height == 1


FLATTENED = [
    (("Races: 75 (74 starts)", "Wins: 2", "First Race: 2019 Australian Grand Prix"), "formula-one", "races", "75 (74 starts)"),
    (("Total Cup Races: 3", "Cup Wins: 0"), "nascar-cup", "wins", "0"),
    (("Rallies: 21", "Stage Wins: 1", "Wins: 0"), "world-rally", "wins", "0"),
    (("Motogp Race Starts: 10", "Motogp Championships: 6 (, , )"), "motogp", "titles", "6 (, , )"),
    (("Wins: 4", "Podiums: 9"), None, "wins", "4"),
]


@pytest.mark.parametrize(("lines", "series", "metric", "text"), FLATTENED)
def test_flattened_blocks_are_known_by_their_parameters(lines: tuple[str, ...], series: str | None, metric: str, text: str) -> None:
    article = "= Jane Doe =\n\nJane Doe\n" + "".join(f"- {line}\n" for line in lines) + "\nJane Doe drives.\n"
    claims = parse_article("Jane Doe", article, "extract").frames["infobox_claim"]
    assert (metric, series, text) in {(row["metric"], row["series_id"], row["value_text"]) for row in claims.to_dicts()}


SIGNS = ("|", "=", "{{", "}}", "[[", "]]", "[", "{", "<br>", "<ref>", "</ref>", '<ref name="a">x|y</ref>', "<small>", "</small>", "\n", "*")


def infoboxes(text: str) -> list[str]:
    return [strip_comments(text[start:end]) for start, end in infobox_spans(text, TemplateEnds(text))]


def test_the_short_way_splits_as_the_tree_does(shared: Path) -> None:
    """On every infobox of the corpus, which are all regular, and on damaged ones where it takes them."""
    boxes = [box for path in sorted((shared / "corpus" / "drivers").iterdir()) for box in infoboxes(path.read_text(encoding="utf-8"))]
    assert [[split_box(box)] for box in boxes] == [tree_boxes(box) for box in boxes]
    cases = [box for path in CASES for box in infoboxes(path.read_text(encoding="utf-8"))]
    random = Random(7)  # noqa: S311 - repeatable, not secret
    taken = 0
    for _ in range(1500):
        markup = random.choice(cases)
        for _ in range(random.randint(1, 3)):
            place = random.randint(2, len(markup))
            markup = markup[:place] + random.choice(SIGNS) + markup[place + random.choice((0, 0, 5)) :]
        if (box := split_box(markup)) is not None:
            assert [box] == tree_boxes(markup), markup
            taken += 1
    assert taken > 100
