"""The seed article and the corpus through parse_article: exact rows, sums, states, addresses, and no exception on any input."""

import csv
import importlib
import inspect
import pkgutil
import sys
from decimal import Decimal
from pathlib import Path

import polars as pl
import pytest

import pipeline.parse
from pipeline.parse import Article, parse_article, read_tables
from pipeline.parse.errors import ArticleError, EmptyArticleError, NotTextError, UnknownFormatError
from pipeline.parse.frames import SCHEMAS

ROOT = Path(__file__).resolve().parents[1]
SEED = ROOT / "seeds" / "articles" / "jessica-backman.txt"
METRICS = ("races", "wins", "poles", "fastest_laps", "podiums")


@pytest.fixture(scope="module")
def seed() -> Article:
    return parse_article("Jessica Bäckman", SEED.read_text(encoding="utf-8"), "extract")


@pytest.fixture(scope="module")
def corpus(shared: Path) -> dict[str, Article]:
    articles = {}
    with (shared / "corpus" / "manifest.csv").open(encoding="utf-8", newline="") as handle:
        for row in csv.DictReader(handle):
            if row["file"].startswith("drivers/"):
                path = shared / "corpus" / row["file"]
                articles[path.stem.partition("@")[0]] = parse_article(row["title"], path.read_text(encoding="utf-8"), "wikitext")
    return articles


def _rows(name: str) -> list[dict[str, str]]:
    lines = (ROOT / "tests" / "cases" / "article" / f"{name}.csv").read_text(encoding="utf-8").splitlines()
    assert lines[0].endswith(".")
    return list(csv.DictReader(lines[1:]))


def test_seed_entries(seed: Article) -> None:
    columns = ("season", "series", "series_class", "team", *METRICS)
    found = [{name: "" if row[name] is None else str(row[name]) for name in columns} for row in seed.frames["season_entry"].to_dicts()]
    assert found == [{name: row[name] for name in columns} for row in _rows("seed-entries")]


def test_seed_standings(seed: Article) -> None:
    standings = seed.frames["season_standing"].filter(pl.col("source") == "summary")
    found = [
        {
            "season": row["season"],
            "series_id": row["series_id"],
            "points": row["points_state"] if row["points"] is None else f"{row['points'].normalize():f}",
            "position": row["position_state"] if row["position"] is None else str(row["position"]),
            "position_text": row["position_text"],
            "provisional": str(row["is_provisional"]).lower(),
            "entries": str(row["entries"]),
        }
        for row in standings.to_dicts()
    ]
    assert found == _rows("seed-standings")


def test_seed_sums(seed: Article) -> None:
    entries = seed.frames["season_entry"]
    assert {metric: entries[metric].sum() for metric in METRICS} == {"races": 98, "wins": 4, "poles": 2, "fastest_laps": 3, "podiums": 14}
    by_year = entries.group_by("first_year").agg(pl.col("races", "podiums").sum()).sort("first_year")
    assert by_year["races"].to_list() == [26, 22, 14, 13, 14, 9]
    assert by_year["podiums"].to_list() == [1, 3, 0, 1, 9, 0]
    standings = seed.frames["season_standing"].filter(pl.col("source") == "summary")
    assert standings["points"].sum() == Decimal(810)
    assert entries["team_id"].n_unique() == entries["series_id"].n_unique() == 9


def test_seed_grids_agree_with_the_summary(seed: Article) -> None:
    standings = seed.frames["season_standing"]
    key = ["first_year", "series_id", "points", "position"]
    grid = standings.filter(pl.col("source") == "grid").select(key)
    summary = standings.filter(pl.col("source") == "summary").select(key)
    assert grid.height == 5
    assert grid.join(summary, on=key).height == 5


def test_seed_driver(seed: Article) -> None:
    driver = seed.frames["driver"].row(0, named=True)
    assert driver["driver_id"] == "jessica-backman"
    assert driver["snapshot_id"] == "jessica-backman@e59aed35cc2f"
    assert (driver["name"], driver["birth_place"], driver["nationality"]) == ("Jessica Bäckman", "Boden, Sweden", "Swedish")
    assert (driver["racing_licence"], driver["current_team"]) == ("FIA Silver", "racing one")
    assert driver["relatives"] == "Andreas Bäckman (brother)"
    assert str(driver["prose_birth_date"]) == "1997-08-25"


def test_every_frame_has_its_columns(seed: Article) -> None:
    for name, schema in SCHEMAS.items():
        assert dict(seed.frames[name].schema) == schema


def test_corpus_is_whole(corpus: dict[str, Article]) -> None:
    assert len(corpus) == 18
    for article in corpus.values():
        frames = article.frames
        assert frames["driver"].height == 1
        assert frames["wikitable"].height == len(article.tables)
        assert frames["wikitable"]["kind"].is_in(["career_summary", "karting_summary", "results_grid", "event_results", "other"]).all()
        assert frames["cell"].height == sum(table.row_count * table.column_count for table in article.tables)
        assert frames["cell"]["cell_id"].n_unique() == frames["cell"].height


def test_corpus_claims_have_cells(corpus: dict[str, Article]) -> None:
    for article in corpus.values():
        frames = article.frames
        places = set(frames["cell"]["cell_id"]) | set(frames["infobox_field"]["cell_id"]) | set(frames["sentence"]["cell_id"])
        for name in ("season_entry", "season_standing", "race_result", "infobox_claim", "prose_claim", "unread_cell", "unmapped_label"):
            assert set(frames[name]["cell_id"].drop_nulls()) <= places, name


def test_corpus_values_are_null_only_with_a_reason(corpus: dict[str, Article]) -> None:
    for article in corpus.values():
        entries = article.frames["season_entry"]
        for metric in METRICS:
            assert ((entries[metric].is_not_null()) == (entries[f"{metric}_state"] == "reported")).all()
        standings = article.frames["season_standing"]
        for measure in ("points", "position"):
            assert ((standings[measure].is_not_null()) == (standings[f"{measure}_state"] == "reported")).all()


def test_corpus_standings_stand_once(corpus: dict[str, Article]) -> None:
    for article in corpus.values():
        key = article.frames["season_standing"].select("first_year", "series_id", "series_class", "discipline", "source")
        assert key.n_unique() == key.height
        entries = article.frames["season_entry"]
        held = article.frames["season_standing"].filter(pl.col("source") == "summary")["entries"].sum()
        assert held == entries.height


def test_corpus_tables_without_a_reader_are_listed(corpus: dict[str, Article]) -> None:
    for article in corpus.values():
        other = article.frames["wikitable"].filter(pl.col("kind") == "other")["table_no"].to_list()
        assert article.frames["unread_table"]["table_no"].to_list() == other


def test_corpus_unread_cells_are_listed(corpus: dict[str, Article]) -> None:
    for article in corpus.values():
        listed = set(article.frames["unread_cell"]["cell_id"])
        snapshot = article.frames["driver"]["snapshot_id"][0]
        for table in article.tables:
            for row in table.grid:
                for cell in row:
                    if cell.content.unread:
                        assert f"{snapshot}/t{table.table_no}/r{cell.row_no}/c{cell.column_no}" in listed


FAMOUS = [
    ("max-verstappen", "formula-one", 2021, 1),
    ("lando-norris", "formula-one", 2025, 1),
    ("nigel-mansell", "formula-one", 1992, 1),
    ("nigel-mansell", "champ-car", 1993, 1),
    ("niki-lauda", "formula-one", 1976, 2),
    ("alan-jones-racing-driver", "formula-one", 1980, 1),
    ("jenson-button", "formula-one", 2009, 1),
    ("denny-hulme", "formula-one", 1967, 1),
    ("emerson-fittipaldi", "champ-car", 1989, 1),
    ("pierre-gasly", "gp2", 2016, 1),
]


@pytest.mark.parametrize(("driver", "series", "year", "position"), FAMOUS)
def test_famous_standings(corpus: dict[str, Article], driver: str, series: str, year: int, position: int) -> None:
    standings = corpus[driver].frames["season_standing"]
    found = standings.filter((pl.col("series_id") == series) & (pl.col("first_year") == year) & (pl.col("source") == "summary"))
    assert found["position"].to_list() == [position]


@pytest.mark.parametrize(
    ("text", "format", "error"),
    [
        ("", "extract", EmptyArticleError),
        (" \n", "wikitext", EmptyArticleError),
        ("PK\x03\x04\x00", "wikitext", NotTextError),
        ("x", "pdf", UnknownFormatError),
    ],
)
def test_what_is_no_article_says_so(text: str, format: str, error: type[ArticleError]) -> None:  # noqa: A002 - the promised name
    with pytest.raises(error) as caught:
        parse_article("Jane Doe", text, format)
    assert isinstance(caught.value, ValueError)


@pytest.mark.parametrize("format", ["extract", "wikitext"])
@pytest.mark.parametrize(
    "text", ["Only prose.", "= Jane Doe =", "{|", "| a | b |", "{{Infobox racing driver", "==H==\n{|\n!Season!!Series\n|-\n", "\ufffd" * 9]
)
def test_little_is_enough_for_a_driver(text: str, format: str) -> None:  # noqa: A002
    frames = parse_article("Jane Doe", text, format).frames
    assert frames["driver"]["name"].to_list() == ["Jane Doe"]
    assert frames["season_entry"].height == 0


@pytest.mark.parametrize("share", [0.2, 0.5, 0.8, 0.93])
def test_half_a_file_is_read_as_far_as_it_goes(share: float, shared: Path) -> None:
    path = next((shared / "corpus" / "drivers").glob("pierre-gasly*"))
    for text, format in ((SEED.read_text(encoding="utf-8"), "extract"), (path.read_text(encoding="utf-8"), "wikitext")):  # noqa: A001
        frames = parse_article("Jane Doe", text[: int(len(text) * share)], format).frames
        assert frames["driver"].height == 1


def test_two_tables_under_one_heading_keep_apart() -> None:
    header = "! Season !! Series !! Team !! Races !! Wins !! Points !! Position"
    table = f"{{|\n{header}\n|-\n| %s || Formula A || Nova || 3 || 0 || 4 || 19th\n|}}\n"
    frames = parse_article("Jane Doe", "==Career summary==\n" + table % 2001 + table % 2001, "wikitext").frames
    assert frames["season_entry"].height == 2
    assert frames["season_standing"].height == 1
    assert frames["season_standing"]["entries"].to_list() == [2]


def test_read_tables_is_exported() -> None:
    (table,) = read_tables("==Results==\n{|\n! a !! b\n|-\n|rowspan=2| 1 || 2\n|-\n| 3\n|}")
    assert table.section == "Results"
    assert table.texts() == [["a", "b"], ["1", "2"], ["1", "3"]]


BY_RULES = {  # keyed by words of our own
    "claims.identity._aliases", "claims.identity._names", "claims.identity._plain_words", "claims.infobox._rules",
    "claims.infobox._series_of", "frames._empty", "markup.legend._sprints_since", "rules.rule_table",
}  # fmt: skip


def test_no_cache_grows_with_the_articles_that_are_read():
    for module in pkgutil.walk_packages(pipeline.parse.__path__, "pipeline.parse."):
        importlib.import_module(module.name)
    loaded = {name.removeprefix("pipeline.parse."): module for name, module in sys.modules.items() if name.startswith("pipeline.parse")}
    cached = {
        f"{where}.{name}": value
        for where, module in loaded.items()
        for name, value in vars(module).items()
        if hasattr(value, "cache_parameters") and getattr(value, "__module__", module.__name__) == module.__name__
    }
    endless = {name: value for name, value in cached.items() if value.cache_parameters()["maxsize"] is None}
    assert len(cached) > len(endless) > 0
    assert {name for name, value in endless.items() if inspect.signature(value).parameters} == BY_RULES
