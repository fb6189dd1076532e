"""Claims in sentences: authored paragraphs, the seed article, and no false claim among the corpus's articles."""

import csv
from pathlib import Path

import polars as pl
import pytest

from pipeline.parse import parse_article

ROOT = Path(__file__).resolve().parents[1]
METRICS = ["points", "position"]
CASES = sorted((ROOT / "tests" / "cases" / "prose").glob("*.txt"))


def read_claims(title: str, text: str, kind: str = "extract") -> list[str]:
    """The prose claims of an article, one line each."""
    rows = parse_article(title, text, kind).frames["prose_claim"].sort("sentence_no", maintain_order=True)
    return [
        f"{row['season'] or 'null'} | {row['series_id'] or 'null'} | {row['metric']} | {row['value'].normalize():f}"
        for row in rows.iter_rows(named=True)
    ]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_case(case: Path) -> None:
    source, expected = case.read_text(encoding="utf-8").split("----\n")
    assert sorted(read_claims("Ada Lind", source.split("\n", 1)[1])) == sorted(expected.splitlines())


def test_what_is_longer_than_any_sentence_is_kept_and_states_nothing() -> None:
    before = "Ada Lind is a racing driver who in 2015 finished third in the Formula 4 championship with 120 points"
    for added, claims in ((" and three wins", 3), (", and so on" * 300, 0)):
        frames = parse_article("Ada Lind", f"{before}{added}.", "wikitext").frames
        assert (frames["sentence"]["text"].to_list(), frames["prose_claim"].height) == ([f"{before}{added}."], claims)


def test_seed_article() -> None:
    text = (ROOT / "seeds" / "articles" / "jessica-backman.txt").read_text(encoding="utf-8")
    claims = read_claims("Jessica Bäckman", text)
    compared = [claim for claim in claims if "null" not in claim]
    assert compared == [
        "2018 | tcr-uk | position | 4",
        "2018 | tcr-uk | points | 300",
        "2018 | tcr-scandinavia | position | 18",
        "2018 | tcr-scandinavia | wins | 0",
        "2019 | tcr-europe | full_season | 1",
        "2019 | tcr-europe | position | 19",
        "2019 | tcr-europe | points | 70",
        "2019 | adac-tcr-germany | guest | 1",
        "2019 | fia-motorsport-games-touring-car-cup | position | 6",
        "2020 | tcr-europe | position | 18",
        "2020 | tcr-europe | points | 60",
        "2020 | adac-tcr-germany | guest | 1",
        "2021 | world-touring-car-cup | full_season | 1",
        "2022 | adac-tcr-germany | position | 2",
        "2022 | adac-tcr-germany | wins | 4",
        "2022 | adac-tcr-germany | podiums | 9",
    ]
    assert len(claims) - len(compared) == 7


@pytest.mark.parametrize(
    ("lead", "totals"),
    [
        ("Lind won the Nordic Formula Cup in 2018 with Kestrel, and won five Grands Prix across three seasons.", ["wins 5"]),
        ("She retired after 2018, having achieved 11 wins, one pole position, and 20 podiums in the Nordic Formula Cup.",
         ["wins 11", "poles 1", "podiums 20"]),
        ("She took two wins and three podiums in the Nordic Formula Cup.", ["wins 2", "podiums 3"]),
        ("Lind participated in 27 Nordic Formula Cup races.", ["entries 27"]),
        ("Lind has won two Nordic Formula Cup titles.", ["titles 2"]),
        ("Lind is a three-time Nordic Formula Cup champion.", ["titles 3"]),
        ("Lind is a three-time Nordic Formula Cup world champion.", ["titles 3"]),
        ("Lind is a two-time champion of the Nordic Formula Cup and a three-time champion of the Alpine Touring Cup.",
         ["titles 2", "titles 3"]),
        ("Lind is a two-time Nordic Formula Cup champion and a three-time Alpine Touring Cup champion.", ["titles 2", "titles 3"]),
        ("Lind (born 1 May 1990) is a Danish racing driver, and a two-time Nordic Formula Cup Champion, in 2007 and 2011.",
         ["titles 2"]),
        ("Lind is a Danish racing driver and a two-time Nordic Formula Cup champion.", ["titles 2"]),
        ("Lind is a Danish racing driver and a daughter of a two-time Nordic Formula Cup champion.", []),
        ("Lind is a two-time Nordic Formula Cup champion and the mother of a three-time Alpine Touring Cup champion.", ["titles 2"]),
        ("Lind has won twelve races in the Nordic Formula Cup.", ["wins 12"]),
        ("She has twelve career wins in the Nordic Formula Cup.", ["wins 12"]),
        ("In the Nordic Formula Cup, she has taken 12 race wins, seven poles and thirty-three podiums from 205 starts.",
         ["wins 12", "poles 7", "podiums 33", "races 205"]),
        ("She has a total of seven Nordic Formula Cup poles.", ["poles 7"]),
        ("Lind has started from pole seven times in the Nordic Formula Cup.", ["poles 7"]),
        ("She took 33 Nordic Formula Cup podiums.", ["podiums 33"]),
        ("She has finished on the podium 33 times in the Nordic Formula Cup.", ["podiums 33"]),
        ("Lind made 88 starts in the Nordic Formula Cup, winning three times.", ["races 88"]),
        ("She has competed in 205 Nordic Formula Cup races.", ["races 205"]),
        ("Lind entered 205 races in the Nordic Formula Cup.", ["entries 205"]),
        ("Lind, a three-time champion of the Nordic Formula Cup, retired.", ["titles 3"]),
        ("A two-time Nordic Formula Cup champion, she lives in Bath.", ["titles 2"]),
        ("Lind won the Nordic Formula Cup twice.", ["titles 2"]),
        ("Lind has won a joint-record four Nordic Formula Cup titles.", ["titles 4"]),
        ("Lind is a double Nordic Formula Cup champion.", ["titles 2"]),
        ("A triple Nordic Formula Cup champion, she lives in Bath.", ["titles 3"]),
        ("Lind is the two-time and reigning champion of the Nordic Formula Cup.", []),
        ("Lind is a two-time and reigning Nordic Formula Cup champion.", ["titles 2"]),
        ("She has 83 career Nordic Formula Cup wins.", ["wins 83"]),
        ("Lind is a twelve-time Grand Prix winner.", ["wins 12"]),
        ("Lind is a three-time Nordic Formula Cup race winner.", ["wins 3"]),
        ("Lind is a four-time winner of the 24 Hours of Osterby, in 2018 and later.", ["wins 4"]),
        ("Lind is a three-time race winner.", []),
        ("Lind is a three-time winner of the Lakeland Grand Prix.", []),
        ("Lind is a three-time Lakeland Grand Prix winner.", []),
        ("Lind scored a double in the Nordic Formula Cup.", []),
        ("In 2018, she took two wins and three podiums in the Nordic Formula Cup.", []),
        ("She won three Nordic Formula Cup races in 2018.", []),
        ("She won three races in the Nordic Formula Cup by the end of her first season.", []),
        ("She has at least 12 wins in the Nordic Formula Cup.", []),
        ("She has over 200 starts in the Nordic Formula Cup.", []),
        ("Lind won three of her 12 races in the Nordic Formula Cup.", []),
        ("Lind could have won 12 races in the Nordic Formula Cup.", []),
        ("Lind became the first driver to take 12 wins in the Nordic Formula Cup.", []),
        ("Lind has 12 wins in the Nordic Formula Cup and Alpine Touring Cup.", []),
        ("As a team owner she has 12 wins in the Nordic Formula Cup.", []),
        ("Lind drove alongside Jo Example, a three-time Nordic Formula Cup champion.", []),
        ("She took two wins and three podiums in her rookie season of the Nordic Formula Cup.", []),
        ("Birk took two wins and three podiums in the Nordic Formula Cup.", []),
        ("She has won five races.", []),
        ("Her mentor is Joe Example, a three-time Nordic Formula Cup champion.", []),
        ("Lind became the first Dane in Alpine Touring to do so, and won eight Grands Prix across ten seasons.", []),
        ("She has won two Lakeland Cup races.", []),
        ("She has won two Nordic Formula Cup races. She has won three Nordic Formula Cup races.", []),
    ],
)  # fmt: skip
def test_totals_of_the_lead(lead: str, totals: list[str]) -> None:
    head = "==Career summary==\n{| class=wikitable\n! Season !! Series !! Team !! Races !! Wins"
    series = ("Nordic Formula Cup", "Alpine Touring Cup", "24 Hours of Osterby", "Formula One")
    rows = (f"| 2018 || {name} || Kestrel || 14 || 0" for name in series)
    text = "\n".join((lead, "\n|-\n".join((head, *rows)), "|}"))
    found = parse_article("Ada Lind", text, "wikitext").frames["stated_total"].iter_rows(named=True)
    assert [f"{row['metric']} {row['value']}" for row in found if row["basis"] == "prose"] == totals


def test_claims_of_the_corpus_agree_with_its_tables(shared: Path) -> None:
    agree = 0
    conflicts = []
    with (shared / "corpus" / "manifest.csv").open(encoding="utf-8", newline="") as handle:
        manifest = list(csv.DictReader(handle))
    for entry in manifest:
        if not entry["file"].startswith("drivers/"):
            continue
        text = (shared / "corpus" / entry["file"]).read_text(encoding="utf-8")
        frames = parse_article(entry["title"], text, "wikitext").frames
        known: dict[tuple[int, str, str], object] = {}
        for row in frames["season_standing"].sort("source").iter_rows(named=True):
            known |= {(row["first_year"], row["series_id"], metric): row[metric] for metric in METRICS if row[metric] is not None}
        for claim in frames["prose_claim"].filter(pl.col("metric").is_in(METRICS)).iter_rows(named=True):
            value = known.get((claim["season"], claim["series_id"], claim["metric"]))
            if value is None:
                continue
            if value == claim["value"]:
                agree += 1
            else:
                conflicts.append(f"{entry['title']}: {claim['metric']} {claim['value']} against {value}: {claim['text']}")
    assert conflicts == []
    assert agree >= 125
