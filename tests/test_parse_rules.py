"""The rule tables of seeds/: each keeps its contract, and a broken one is named with its line before anything is read."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from running import ROOT

from pipeline.parse import rules
from pipeline.parse.rules import RULE_TABLES, RuleError, check_rules, rule_table

read_anew = rule_table.__wrapped__
Change = Callable[[bytes], bytes]


@pytest.fixture
def seeds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the rule tables that a test may break."""
    for path in (ROOT / "seeds").glob("*.csv"):
        shutil.copy(path, tmp_path)
    monkeypatch.setattr(rules, "SEEDS", tmp_path)
    return tmp_path


def more(text: str) -> Change:
    """Add lines to a table."""
    return lambda data: data + text.encode()


def test_every_rule_table_keeps_its_contract() -> None:
    check_rules()
    assert set(RULE_TABLES) == {path.stem for path in (ROOT / "seeds").glob("*.csv")} - {"articles"}


@pytest.mark.parametrize("name", RULE_TABLES)
def test_a_row_that_is_too_short_is_named(seeds: Path, name: str) -> None:
    path = seeds / f"{name}.csv"
    line = path.read_bytes().count(b"\n") + 1
    path.write_bytes(path.read_bytes() + b"alone\n")
    with pytest.raises(RuleError, match=rf"^seeds/{name}\.csv, line {line}: 1 values under "):
        read_anew(name)


@pytest.mark.parametrize(
    ("name", "change", "said"),
    [
        ("notes", more("((,guest\n"), "pattern '((' is no regular expression"),
        ("infobox_signs", more("[,f1 driver,x\n"), "field '[' is no regular expression"),
        ("single_events", more(",x\n"), "pattern is blank, which would match everything"),
        ("single_events", more("^daytona(?=-200),x\n"), "has a '(?=', which no regular expression of SQL has"),
        ("event_races", more("^a$,^b$,^(C)\\1$,x\n"), "has a '\\\\1', which no regular expression of SQL has"),
        ("result_codes", more("XX,vanished,true,true,true,\n"), "status may not be 'vanished'"),
        ("markers", more("zz,,gone,\n"), "state may not be 'gone'"),
        ("colours", more("12345,,12345,x,,classified,,\n"), "colour may not be '12345'"),
        ("cues", more("zz,series,much\n"), "weight may not be 'much'"),
        ("corrections", more("a,mart.season_entry,b,races,1,2,because,maybe\n"), "status may not be 'maybe'"),
        ("watchlist", more("Jessica Bäckman,again\n"), "'Jessica Bäckman' has a rule already in line 2"),
        ("series", lambda data: data.replace(b"name,id", b"name_id", 1), "line 1: the header is 'name_id', and must be 'name,id'"),
        ("teams", lambda _: b"", "line 1: the header is '', and must be 'name,id'"),
        ("notes", lambda data: data.replace(b"half points|", b"half points|\xe9", 1), "line 2: it cannot be read, for it is no UTF-8"),
        ("plain_words", more('"open,a word\n'), "it cannot be read (unexpected end of data)"),
        ("notes", lambda data: data.replace(b"\n", b'\n"a"b,guest\n', 1), "line 2: it cannot be read"),
        ("labels", more("Racs,racs,\n"), "column may not be 'racs'"),
        ("labels", more("Racs,races,resuls_grid\n"), "kind may not be 'resuls_grid'"),
        ("labels", more(" ,races,\n"), "label is blank, which would match every blank"),
        ("result_codes", more(",classified,true,true,true,\n"), "code is blank, which would match every blank"),
        ("infobox_fields", more("racing driver,victories,winz,count,\n"), "metric may not be 'winz'"),
        ("infobox_fields", more("racing drivr,victories,wins,count,\n"), "template may not be 'racing drivr'"),
        ("infobox_signs", more("x,racing drivr,x\n"), "template may not be 'racing drivr'"),
        ("notes", more("as a visitor,gast\n"), "meaning may not be 'gast'"),
        ("sections", more("x,outsid,,no racing\n"), "kind may not be 'outsid'"),
        ("legends", more("x,f2,true,true,false,false\n"), "family may not be 'f2'"),
        ("markers", more("zz,positon,unknown,\n"), "kind may not be 'positon'"),
        ("differences", more("victories,more,unexplained,x\n"), "metric may not be 'victories'"),
        ("templates", more("abcde,show,{1},,,red,x\n"), "colour may not be 'red'"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_broken_table_is_named_with_the_place(seeds: Path, name: str, change: Change, said: str) -> None:
    path = seeds / f"{name}.csv"
    path.write_bytes(change(path.read_bytes()))
    with pytest.raises(RuleError) as refused:
        read_anew(name)
    assert str(refused.value).startswith(f"seeds/{name}.csv")
    assert said in str(refused.value)


def test_a_table_that_is_gone_is_named(seeds: Path) -> None:
    (seeds / "roles.csv").unlink()
    with pytest.raises(RuleError, match=r"seeds/roles\.csv cannot be read \(.*No such file"):
        read_anew("roles")


def test_what_spreadsheets_write_is_read_alike(seeds: Path) -> None:
    path = seeds / "notes.csv"
    plain = read_anew("notes")
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n") + b"\r\n")
    assert read_anew("notes") == plain
