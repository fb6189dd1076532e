"""Results grids and event tables: every rule of a race cell, the families of grids, and the official results."""

import csv
import io
from collections.abc import Iterator
from pathlib import Path

import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.parse import Article, parse_article
from pipeline.parse.claims.racecell import codes
from pipeline.parse.markup.legend import read_legend
from pipeline.parse.rules import rule_table

CASES = Path(__file__).parent / "cases"
INPUTS = sorted(path for path in (CASES / "result").iterdir() if path.suffix in {".wikitext", ".extract"})
BLOCKS = {
    "race_result": (
        "row_no", "season", "series_id", "race_class", "team", "car", "round_no", "event", "event_race", "session", "result_text",
        "position", "class_position", "status", "is_entered", "is_start", "is_classified", "is_pole", "is_fastest_lap",
        "sprint_position", "marks", "colour_meaning", "state",
    ),
    "season_standing": (
        "first_year", "series_id", "series_class", "points", "points_gross", "points_state", "position", "position_text",
        "position_state", "is_tie", "is_provisional", "entries", "source", "cell_id",
    ),
    "unread_cell": ("cell_id", "reason", "template", "call", "text"),
    "unmapped_label": ("cell_id", "kind", "label"),
    "rejected_row": ("row_no", "rule", "row_text"),
}  # fmt: skip
STATUSES = {
    "classified", "classified_dnf", "retired", "not_classified", "disqualified", "not_started", "not_qualified", "withdrawn",
    "excluded", "practice_only", "cancelled", "not_entered", "unread",
}  # fmt: skip
STATES = {"reported", "not_held", "not_entered", "cancelled", "unread", "unknown", "blank", "pending"}
OFFICIAL_WORDS = {
    "retired": {"DNF"}, "not_classified": {"NC"}, "disqualified": {"DSQ"}, "not_started": {"DNS"}, "not_qualified": {"DNQ", "DNPQ"},
}  # fmt: skip


def render(article: Article) -> str:
    """The claims of an article as CSV blocks, tables without rows left out."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    for table, columns in BLOCKS.items():
        frame = article.frames[table].select(columns)
        if frame.height:
            out.write(f"[{table}]\n")
            writer.writerow(columns)
            writer.writerows(frame.iter_rows())
    return out.getvalue()


@pytest.mark.parametrize("path", INPUTS, ids=lambda path: path.stem)
def test_case(path: Path) -> None:
    sentence, _, text = path.read_text(encoding="utf-8").partition("\n")
    article = parse_article("Jo Example", text, path.suffix[1:], snapshot_id="jo@1")
    assert render(article) == path.with_suffix(".csv").read_text(encoding="utf-8"), sentence


def test_every_rule_of_a_race_cell_has_a_case() -> None:
    named = {path.stem.split("-")[0] for path in INPUTS}
    between = {"g08": range(8, 16)}
    covered = {f"g{number:02d}" for first, numbers in between.items() if first in named for number in numbers} | named
    assert {f"g{number:02d}" for number in range(1, 25)} <= covered


def test_every_code_has_a_status_of_the_closed_list() -> None:
    assert {row["status"] for row in codes().values()} <= STATUSES
    assert {status for row in rule_table("colours") for status in row["statuses"].split()} <= STATUSES


@pytest.mark.parametrize(
    ("line", "bold", "italic", "family"),
    [
        ("(key) (Races in bold indicate pole position) (Races in italics indicate fastest lap)", True, True, ""),
        ("(key)", False, False, ""),
        ("([[Template:F1 driver results legend 2|key]])", True, True, "f1"),
        ("([[:Template:Motorsport_driver_results_legend|key]]) (Races in '''bold''' indicate pole position)", True, True, "motorsport"),
        ("{{NASCAR driver results legend}}", True, False, "nascar"),
        ("'''Bold''' – Pole position. ''Italics'' – Fastest race lap. * – Most laps led.", True, True, ""),
        ("Pole positions in bold, fastest laps in italics", True, True, ""),
        ("His bold drive to second in Italy", False, False, ""),
        ("", False, False, ""),
    ],
)
def test_key_line(line: str, bold: bool, italic: bool, family: str) -> None:  # noqa: FBT001 - parametrized
    legend = read_legend(line)
    assert (legend.bold_is_pole, legend.italic_is_fastest_lap, legend.family) == (bold, italic, family)


@pytest.fixture(scope="session")
def articles(shared: Path) -> list[Article]:
    """The driver articles of the corpus, parsed."""
    paths = sorted((shared / "corpus" / "drivers").glob("*.wikitext"))
    return [parse_article(name, path.read_text(encoding="utf-8"), "wikitext") for path in paths for name in [path.name.split("@")[0]]]


@pytest.fixture(scope="session")
def corpus(articles: list[Article]) -> pl.DataFrame:
    """The race results of all driver articles."""
    return pl.concat([article.frames["race_result"] for article in articles])


def test_corpus_keeps_to_the_closed_lists(corpus: pl.DataFrame) -> None:
    assert set(corpus["status"]) <= STATUSES
    assert set(corpus["state"]) <= STATES
    assert corpus.filter((pl.col("status") == "unread") != (pl.col("state") == "unread")).is_empty()
    assert corpus.filter(pl.col("status").is_in(["classified", "classified_dnf"]) & (pl.col("state") != "reported")).is_empty()
    assert corpus.filter(pl.col("is_start") & ~pl.col("is_entered")).is_empty()
    assert corpus.filter(pl.col("is_classified") & ~pl.col("is_start")).is_empty()
    assert corpus.filter((pl.col("state") == "unread") & pl.col("result_text").is_not_null()).is_empty()


def test_corpus_has_one_row_for_a_race(corpus: pl.DataFrame) -> None:
    keys = ["driver_id", "series_id", "season", "race_class", "round_no", "event", "event_race", "cell_id"]
    assert corpus.select(keys).is_duplicated().sum() == 0
    assert corpus["cell_id"].is_duplicated().sum() == 0


def test_corpus_is_read_but_for_templates(articles: list[Article]) -> None:
    unread = pl.concat([article.frames["unread_cell"] for article in articles])
    results = pl.concat([article.frames["race_result"] for article in articles])
    assert set(unread.join(results, on="cell_id")["reason"]) == {"template"}
    lost = results.filter(pl.col("state") == "unread").join(unread, on="cell_id", how="anti")
    assert lost.is_empty()


def test_corpus_colours_and_codes_are_known(articles: list[Article]) -> None:
    labels = pl.concat([article.frames["unmapped_label"] for article in articles])
    assert labels.filter(pl.col("kind").is_in(["result_code", "colour"]))["label"].to_list() == []


def test_corpus_keeps_other_races_out_of_the_world_championship(corpus: pl.DataFrame) -> None:
    elsewhere = corpus.filter((pl.col("series_id") == "formula-one") & pl.col("series").str.contains("(?i)non-champ"))
    assert elsewhere.is_empty()
    assert corpus.filter(pl.col("series_id") == "formula-one")["driver_id"].n_unique() == len(set(corpus["driver_id"]))


def _official(shared: Path) -> dict[tuple[str, int, int], list[dict[str, str]]]:
    found: dict[tuple[str, int, int], list[dict[str, str]]] = {}
    with (shared / "corpus" / "f1_results.csv").open(encoding="utf-8", newline="") as handle:
        for row in csv.DictReader(handle):
            found.setdefault((row["driver_id"], int(row["season"]), int(row["round"])), []).append(row)
    return found


def _championship(corpus: pl.DataFrame) -> Iterator[dict[str, object]]:
    rows = corpus.filter((pl.col("series_id") == "formula-one") & (pl.col("kind") == "results_grid") & (pl.col("state") != "unread"))
    yield from rows.sort("driver_id", "season", "round_no").iter_rows(named=True)


def _expected(name: str) -> list[tuple[str, ...]]:
    with (CASES / "official" / name).open(encoding="utf-8", newline="") as handle:
        assert not handle.readline().startswith("driver"), "the first line says what the list is"
        return [tuple(row)[:5] for row in list(csv.reader(handle))[1:]]


def test_official_results(corpus: pl.DataFrame, shared: Path) -> None:
    """Every readable cell agrees in position or status with the official result, but for the listed ones."""
    official = _official(shared)
    compared = 0
    found = []
    for row in _championship(corpus):
        theirs = [
            entry["position"] for entry in official.get((str(row["driver_id"]), int(str(row["season"])), int(str(row["round_no"]))), [])
        ]
        ours = str(row["position"] or row["status"])
        compared += bool(theirs or row["is_entered"])
        if ours in theirs or OFFICIAL_WORDS.get(ours, set()).intersection(theirs) or (not theirs and not row["is_entered"]):
            continue
        found.append((row["driver_id"], str(row["season"]), str(row["round_no"]), ours, "/".join(theirs)))
    assert found == _expected("disagreements.csv")
    assert compared > 1800


def test_official_results_all_have_a_cell(corpus: pl.DataFrame, shared: Path) -> None:
    rows = corpus.filter((pl.col("series_id") == "formula-one") & (pl.col("kind") == "results_grid"))
    cells = set(rows.select("driver_id", "season", "round_no").iter_rows())
    assert set(_official(shared)) <= cells


@pytest.mark.parametrize("column", ["is_pole", "is_fastest_lap"])
def test_official_poles_and_fastest_laps(corpus: pl.DataFrame, shared: Path, column: str) -> None:
    official = _official(shared)
    found = []
    for row in _championship(corpus):
        theirs = official.get((str(row["driver_id"]), int(str(row["season"])), int(str(row["round_no"]))), [])
        if not theirs or row[column] is None:
            continue
        one = any(entry[column] == "1" for entry in theirs)
        if one != row[column]:
            found.append((row["driver_id"], str(row["season"]), str(row["round_no"]), str(row[column]).lower(), str(one).lower()))
    assert found == _expected(f"{column}.csv")


def test_seed_article_grids() -> None:
    """Seventy cells whose results are lost, two races of 2020 not held, five standings."""
    text = (Path(__file__).parents[1] / "seeds" / "articles" / "jessica-backman.txt").read_text(encoding="utf-8")
    frames = parse_article("Jessica Bäckman", text, "extract").frames
    results = frames["race_result"]
    unread = results.filter(pl.col("state") == "unread")
    assert unread.height == 70
    assert unread["is_entered"].null_count() == 70
    assert unread["is_pole"].null_count() == 70
    assert results.filter(pl.col("state") == "not_held").select("season", "round_no").rows() == [(2020, 13), (2020, 14)]
    assert results.height == 72
    assert results.filter((pl.col("season") == 2018) & (pl.col("round_no") == 14)).select("event", "event_race").rows() == [("CAT", 2)]
    standings = frames["season_standing"].filter(pl.col("source") == "grid").sort("first_year", "series_id")
    assert standings["first_year"].to_list() == [2018, 2019, 2020, 2021, 2022]
    assert [int(points) for points in standings["points"]] == [0, 70, 60, 2, 313]
    assert standings["position"].to_list() == [37, 19, 18, 21, 2]


PIECES = (
    "SUI", "1", "12", "Ret", "†", "<br>", "{{small|", "}}", "[[a|", "]]", "'''", "''", "<sup>", "</sup>", " ", "|", "||", "!",
    "\n|-\n", "\n|", 'style="background:#FFFFBF;"|', "colspan=3|", "rowspan=9|", "ovr:", "cls:", "2+", "/", "(", ")", "FEA", "R1",
    "{{F1R2025|BOR|AUS2}}", "2020", "999", "—", "Total", "½", "*", "Äöü", "&nbsp;",
)  # fmt: skip
LABELS = ("Year", "Team", "1", "2", "3", "R1", "AUS", "Pos", "Points", "Class", "Series", "Finish", "Laps")


@given(
    header=st.lists(st.sampled_from(LABELS), max_size=9),
    body=st.lists(st.sampled_from(PIECES), max_size=40),
    form=st.sampled_from(["wikitext", "extract"]),
)
@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
def test_no_table_is_an_error(header: list[str], body: list[str], form: str) -> None:
    labels = ["Year", *header]
    cells = "".join(body)
    if form == "wikitext":
        head = "".join(f"! {label}\n" for label in labels)
        text = f'==Results==\n{{| class="wikitable"\n{head}|-\n| 2020\n|{cells}\n|}}\n'
    else:
        cells = cells.replace("\n", " ")
        text = f"= X =\n\n==Results==\n| {' | '.join(labels)} |\n| 2020 | {cells} |\n"
    results = parse_article("X", text, form).frames["race_result"]
    assert set(results["status"]) <= STATUSES
    assert results["cell_id"].n_unique() == results.height


def test_the_order_of_a_long_race_before_its_end_is_marked() -> None:
    path = next(path for path in INPUTS if path.stem == "order-before-the-end")
    text = path.read_text(encoding="utf-8").partition("\n")[2]
    results = parse_article("Jo Example", text, "wikitext").frames["race_result"]
    assert results.filter("is_interim")["session"].to_list() == ["6H", "12H"]


def test_notes_below_the_last_table_of_a_section_speak_of_its_tables_and_a_key_of_all_below_its_heading() -> None:
    head = '{{| class="wikitable"\n! Year !! Team !! 1 !! Pos !! Pts\n|-\n'
    grid = head + '| 2020 || Alpha\n|style="background:#FFFFBF"| DAY<br>{{{{small|1{}}}}}\n| 2nd{}\n| 30\n|}}\n'
    tables = ["===Cup===\n" + grid.format("*", ""), "===Trucks===\n" + grid.format("", "†"), "===ARCA===\n" + grid.format("", "")]
    key = "==NASCAR==\n(key) ('''Bold''' – Pole position. * – Most laps led.)\n"
    text = key + "".join(tables) + "<sup>†</sup> Season still in progress<br>‡ Not there\n"
    notes = parse_article("X", text, "wikitext").frames["footnote"]
    found = [(row["table_no"], row["mark"], row["text"], row["is_marked"]) for row in notes.iter_rows(named=True)]
    assert found == [(1, "*", "Most laps led", True), (3, "†", "Season still in progress", True), (3, "‡", "Not there", False)]
