"""Each case file states one value rule and what its texts are read as."""

import csv
from pathlib import Path

import pytest

from pipeline.parse.claims import identity, values

CASES = sorted((Path(__file__).parent / "cases" / "value").glob("*.csv"))


def _number(value) -> str:
    return "null" if value is None else f"{value.normalize():f}" if hasattr(value, "normalize") else str(value)


def _count(text: str) -> str:
    count = values.read_count(text)
    alternate = f"alternate={count.alternate} {count.alternate_of}".strip() if count.alternate is not None else ""
    return _joined(_number(count.value), count.state, alternate, "provisional" * count.is_provisional)


def _points(text: str) -> str:
    points = values.read_points(text)
    gross = f"gross={_number(points.gross)}" if points.gross is not None else ""
    return _joined(_number(points.value), points.state, gross, "provisional" * points.is_provisional)


def _position(text: str) -> str:
    position = values.read_position(text)
    return _joined(
        _number(position.rank),
        position.state,
        "tie" * position.is_tie,
        "suffix" * position.has_wrong_suffix,
        f"points={_number(position.points)}" if position.points is not None else "",
        f"years={'+'.join(map(str, position.years))}" if position.years else "",
        "provisional" * position.is_provisional,
        f"of={position.rank_class}" if position.rank_class else "",
    )


def _season(text: str) -> str:
    first, last = values.read_season(text)
    return f"{first} {last}" if first else "none"


def _series(text: str) -> str:
    series, series_class = values.split_series(text)
    return f"{series} | {series_class or ''}".strip()


def _joined(*parts: str) -> str:
    return " ".join(part for part in parts if part)


READERS = {
    "count": _count,
    "points": _points,
    "position": _position,
    "season": _season,
    "series": _series,
    "series_id": identity.series_id,
    "team_id": identity.team_id,
    "role": lambda text: "known" if values.role_of(text) else "unknown",
}


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_value_rule(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    assert lines[0].endswith("."), "the first line is one sentence"
    rows = list(csv.DictReader(lines[1:]))
    found = {(row["reader"], row["text"]): READERS[row["reader"]](row["text"]) for row in rows}
    assert found == {(row["reader"], row["text"]): row["expected"] for row in rows}


@pytest.mark.parametrize(
    "text", ["", "\x00", "9" * 40, "9" * 40 + "st", "½" * 50, "((((", "1/0", "0⁄0", "1,2,3,4", "٣", "²", "=", "*", "†‡*", "-", "T", "1e9"]
)
def test_no_text_is_an_error(text: str) -> None:
    values.read_count(text)
    values.read_points(text)
    values.read_position(text)
    values.read_season(text)
    values.split_series(text)
    identity.series_id(text)
    identity.team_id(text)


def test_ids_are_ascii_slugs() -> None:
    assert identity.driver_id("Jessica Bäckman") == "jessica-backman"
    assert identity.driver_id("Alan Jones (racing driver)") == "alan-jones-racing-driver"
    assert identity.driver_id("Кими Райкконен").isascii()
    assert identity.driver_id("Tøger Ørsted Åkerstrøm ß") == "toger-orsted-akerstrom-ss"
    assert identity.driver_id("???") == "unnamed"


def test_a_link_tells_a_world_championship_of_something_else() -> None:
    assert identity.series_id("World Championship", "1950 Formula One season") == "formula-one"
    assert identity.series_id("World Championship", "Karting World Championship", discipline="karting") != "formula-one"
    assert identity.series_id("World Championship", "2010 Superbike World Championship") != "formula-one"
