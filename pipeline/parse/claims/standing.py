"""Standings: one row for each season, series and class of a driver, however many entries share it.

Belongs here: merging what the rows of summaries, or of results grids, say about one standing. Does not belong here: reading
those rows (summary, gridstanding).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import TypeVar

from pipeline.parse.claims.values import Points, Position
from pipeline.parse.frames import FrameBuilder

SHARED = ("discipline", "season", "first_year", "last_year", "series", "series_id", "series_class")
_COLUMNS = (
    "cell_id", "table_no", "row_no", *SHARED, "points", "points_gross", "points_text", "points_state", "points_cell_id",
    "position", "position_text", "position_state", "position_cell_id", "is_tie", "is_provisional", "source", "entries", "position_class",
)  # fmt: skip
of_shared = attrgetter(*SHARED)
_WEAK = {"role": 2, "blank": 1}
_Value = TypeVar("_Value", Points, Position)


@dataclass(slots=True, frozen=True)
class Shared:
    """What an entry and its standing have in common."""

    discipline: str
    season: str
    first_year: int
    last_year: int
    series: str
    series_id: str
    series_class: str | None

    def key(self) -> tuple[object, ...]:
        """What makes two rows one standing."""
        return self.first_year, self.last_year, self.series_id, self.series_class, self.discipline


@dataclass(slots=True)
class StandingRow:
    """What one row of a summary or grid says about its standing."""

    shared: Shared
    table_no: int
    row_no: int
    cell_id: str
    points: Points
    points_text: str | None
    points_cell_id: str | None
    position: Position
    position_text: str | None
    position_cell_id: str | None
    is_provisional: bool


def write_standings(rows: Sequence[StandingRow], out: FrameBuilder, *, source: str) -> None:
    """Append one staging.season_standing row for each standing of a source (`summary`, `grid`), in the order of the first row of each.

    Rows that report different points (or positions) leave that value null with state `ambiguous` and are listed as unread.
    """
    groups: dict[tuple[object, ...], list[StandingRow]] = {}
    for row in rows:
        groups.setdefault(row.shared.key(), []).append(row)
    out.extend("season_standing", _COLUMNS, [_merged(group, out, source) for group in groups.values()])


def _merged(group: list[StandingRow], out: FrameBuilder, source: str) -> tuple[object, ...]:
    """The one row of a standing; a value that its rows disagree about is listed as unread."""
    first = group[0]
    by_points, points = _agreed([row.points for row in group])
    by_position, position = _agreed([row.position for row in group])
    for row, name in ((group[by_points], "points"), (group[by_position], "position")):
        if (points if name == "points" else position) is None:
            cell_id = row.points_cell_id if name == "points" else row.position_cell_id
            text = " / ".join(filter(None, (other.points_text if name == "points" else other.position_text for other in group)))
            out.add("unread_cell", cell_id=cell_id, reason="ambiguous", text=text)
    points = points or Points(None, "ambiguous")
    position = position or Position(None, "ambiguous")
    return (
        group[by_position].cell_id, first.table_no, group[by_position].row_no, *of_shared(first.shared),
        points.value, points.gross, group[by_points].points_text, points.state, group[by_points].points_cell_id,
        position.rank, group[by_position].position_text, position.state, group[by_position].position_cell_id, position.is_tie,
        any(row.is_provisional for row in group), source, len(group), position.rank_class or None,
    )  # fmt: skip


def _agreed(found: Sequence[_Value]) -> tuple[int, _Value | None]:
    """The place of the row that speaks for all and its value, None where two reported values differ."""
    if len(found) == 1:
        return 0, found[0]
    reported = [place for place, value in enumerate(found) if value.state == "reported"]
    if not reported:
        place = min(range(len(found)), key=lambda index: (_WEAK.get(found[index].state, 0), index))
        return place, found[place]
    values = {_number(found[place]) for place in reported}
    return reported[0], found[reported[0]] if len(values) == 1 else None


def _number(value: Points | Position) -> object:
    return value.value if isinstance(value, Points) else value.rank
