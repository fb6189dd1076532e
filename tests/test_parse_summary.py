"""Each case is a summary table in wikitext beside the entries, standings and quality rows that must come of it."""

from pathlib import Path

import polars as pl
import pytest

from pipeline.parse import parse_article

CASES = sorted((Path(__file__).parent / "cases" / "summary").glob("*.wikitext"))
METRICS = ("races", "wins", "poles", "fastest_laps", "podiums")


def _value(row: dict, name: str) -> str:
    value = row[name]
    text = row[f"{name}_state"] if value is None else f"{value.normalize():f}" if name == "points" else str(value)
    gross = row.get("points_gross") if name == "points" else None
    return text + (f" of {gross.normalize():f}" if gross is not None else "") + (" tie" if name == "position" and row["is_tie"] else "")


def _line(*parts: object) -> str:
    return " | ".join("" if part is None else str(part) for part in parts)


def describe(frames: dict[str, pl.DataFrame]) -> list[str]:
    lines = []
    for row in frames["season_entry"].iter_rows(named=True):
        years = f"{row['first_year']}–{row['last_year']}" if row["first_year"] != row["last_year"] else row["first_year"]
        counts = " ".join(_value(row, metric) for metric in METRICS)
        star = "*" if row["is_provisional"] else ""
        lines.append(_line(f"entry {row['entry_no']}{star}", years, row["series"], row["series_class"], row["team"], row["role"] or counts))
    for row in frames["season_standing"].iter_rows(named=True):
        star = "*" if row["is_provisional"] else ""
        name = f"{row['series_id']}" + (f" {row['series_class']}" if row["series_class"] else "")
        place = _value(row, "position") + (f" of {row['position_class']}" if row["position_class"] else "")
        lines.append(_line(f"{row['discipline']}{star}", row["first_year"], name, _value(row, "points"), place, row["entries"]))
    lines += [
        _line(row["basis"], row["cell_id"].partition("/")[2], row["series_id"], row["metric"], row["value"] or row["state"])
        for row in frames["stated_total"].iter_rows(named=True)
    ]
    lines += [
        _line("unread", row["cell_id"].partition("/")[2], row["reason"], row["text"]) for row in frames["unread_cell"].iter_rows(named=True)
    ]
    lines += [_line("rejected", row["rule"], row["row_text"]) for row in frames["rejected_row"].iter_rows(named=True)]
    lines += [_line("unmapped", row["label"]) for row in frames["unmapped_label"].iter_rows(named=True)]
    return lines


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_summary(path: Path) -> None:
    sentence, text = path.read_text(encoding="utf-8").split("\n", 1)
    assert sentence.endswith(".")
    frames = parse_article("Jane Doe", text, "wikitext").frames
    expected = path.with_suffix(".expected").read_text(encoding="utf-8").splitlines()
    assert describe(frames) == expected


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_every_claim_has_its_cell(path: Path) -> None:
    frames = parse_article("Jane Doe", path.read_text(encoding="utf-8"), "wikitext").frames
    cells = set(frames["cell"]["cell_id"])
    for table, columns in (("season_entry", ["cell_id"]), ("season_standing", ["cell_id", "points_cell_id", "position_cell_id"])):
        for column in columns:
            assert set(frames[table][column].drop_nulls()) <= cells


def test_a_makers_name_is_its_formula_one_team_only_in_formula_one() -> None:
    text = (
        "==Career summary==\n{|\n! Season !! Series !! Team !! Races !! Wins !! Points !! Position\n"
        "|-\n| 1992 || [[Deutsche Tourenwagen Meisterschaft|DTM]] || Mercedes || 24 || 5 || 222 || 3rd\n"
        "|-\n| 2012 || Formula One || Mercedes || 20 || 0 || 49 || 13th\n"
        "|}\n"
    )
    entries = parse_article("Jane Doe", text, "wikitext").frames["season_entry"]
    assert entries["team_id"].to_list() == ["mercedes", "mercedes-f1"]
