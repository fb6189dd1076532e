"""The ways in which one packed row can lie under typed columns.

Belongs here: enumerating the alignments of a single row by types and hard rules, and what each costs by itself.
Does not belong here: the choice over all rows of a table (repair).
"""

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from pipeline.parse.packed.fits import IMPOSSIBLE, cost, group_of, is_role, is_season, is_words
from pipeline.parse.packed.vocabulary import Vocabulary, side_of

UP = -1
LEFT = -2
BLANK = -3
HOLE = -4
LIMIT = 1024
_LIMIT_RELAXED = 128
_MOST_HOLES = 4
_NODES = 16384
_TOTAL = re.compile(r"^(?:career |grand |overall )?totals?:?$", re.IGNORECASE)
_FOOTER = re.compile(r"^(?:(?:sources?|references?|notes?|key|as of)\b|[†‡*^]|season (?:still )?in progress|correct as of)", re.IGNORECASE)
_UP_COST = {"season": 0.0, "series": 2.0, "team": 1.0}
_UP_NAME = 1.5
_UP_STANDING = 0.2
_OWN_STANDING = 2.5
_UP_STATS = 6.0
_RELAXED = 10.0
_HOLE = 3.0
_ROLE_WORD = 8.0
_BANNER = 6.0
_WIDE_POSITION = 1.0
_CROSSING = 2.0
_BLANK_COST = 2.0
BOUND_COLUMNS = frozenset({"series", "team", "points", "position"})
_PRIOR_BLANK = 0.1
_PRIOR_ROWS = 4.0


@dataclass(slots=True)
class Shape:
    """What is known of a table's columns before its rows are looked at: canonical names and groups, and what may be spanned."""

    columns: list[str | None]
    kind: str
    width: int
    groups: list[str] = field(default_factory=list)
    stats: list[int] = field(default_factory=list)
    blank_costs: list[float] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Derive groups from names; an unknown column between two of statistics is one too."""
        self.groups = [group_of(name) for name in self.columns]
        for place in range(1, self.width - 1):
            if self.groups[place] == "any" and self.groups[place - 1] == self.groups[place + 1] == "count":
                self.groups[place] = "count"
        first = self.groups.index("count") if "count" in self.groups else self.width
        self.stats = [place for place in range(first, self.width) if set(self.groups[first : place + 1]) == {"count"}]
        self.blank_costs = [_BLANK_COST] * self.width

    def set_blank_share(self, place: int, blank: int, rows: int) -> None:
        """A blank at the end of a row costs the more, the fewer of these rows are blank at that place."""
        self.blank_costs[place] = -math.log((blank + _PRIOR_BLANK) / (rows + _PRIOR_ROWS))

    def place(self, column: str) -> int | None:
        """The place of a canonical column from 0, None where there is none."""
        return self.columns.index(column) if column in self.columns else None

    @property
    def is_summary(self) -> bool:
        """Whether rows are entries, so that the hierarchy of season, series and standing holds."""
        return self.kind in {"career_summary", "karting_summary"}


@dataclass(slots=True, frozen=True)
class Alignment:
    """One way to lay a row: per column the index of its value, or UP, LEFT, BLANK, HOLE; what it costs by itself, and why.

    A HOLE (relaxed ones only) is a place whose cell is lost and that no rule allows to be spanned: nothing is read there.
    """

    places: tuple[int, ...]
    cost: float
    reasons: tuple[tuple[str, float], ...] = ()
    is_relaxed: bool = False

    @property
    def needs_same_series(self) -> bool:
        """Whether it is possible only where the series cell repeats the one above."""
        return ("same_series", 0.0) in self.reasons


@dataclass(slots=True)
class PackedRow:
    """A row as written: its values up to the last that is not blank, how many cells it has, and what stands above it."""

    values: list[str]
    length: int
    has_above: bool
    season_above: str | None
    alignments: list[Alignment] = field(default_factory=list)

    @property
    def own_season(self) -> str | None:
        """The season written in this row, None where it has none."""
        return self.values[0] if self.values and is_season(self.values[0]) else None


def special(row: PackedRow, shape: Shape) -> tuple[str, tuple[int, ...]] | None:
    """The rule and the places of a row that is no entry: a footer, a total; None for all others."""
    values, width = row.values, shape.width
    if not values:
        return "blank", (BLANK,) * width
    if len(values) == 1 and _FOOTER.match(values[0]):
        return "footer", (0,) + (LEFT,) * (width - 1)
    if shape.stats and _TOTAL.match(values[0]) and len(values) <= width - shape.stats[0] + 1:
        first = shape.stats[0]
        rest = [place if place < len(values) else BLANK for place in range(1, width - first + 1)]
        return "total", (0,) + (LEFT,) * (first - 1) + tuple(rest)
    return None


def enumerate_alignments(row: PackedRow, shape: Shape) -> list[Alignment]:
    """Every alignment that types and hard rules allow, at most LIMIT; where there is none, those with holes (relaxed)."""
    for relaxed in (False, True):
        found = []
        for places in _search(row, shape, relaxed=relaxed):
            if _keeps_rules(places, row, shape):
                found.append(_weigh(places, row, shape, relaxed=relaxed))
                if len(found) >= (_LIMIT_RELAXED if relaxed else LIMIT):
                    break
        if found:
            return found
    places = tuple(place if place < len(row.values) else BLANK for place in range(shape.width))
    return [Alignment(places, _RELAXED, (("unaligned", _RELAXED),), is_relaxed=True)]


def _search(row: PackedRow, shape: Shape, *, relaxed: bool) -> Iterator[tuple[int, ...]]:
    """Lay the values in order, column by column; a dead end is left as soon as a type forbids it."""
    values, width = row.values, shape.width
    may_span = spannable_columns(row, shape)
    most_blanks = max(row.length - len(values), 0)
    stack: list[tuple[tuple[int, ...], int, int]] = [((), 0, 0)]
    nodes = 0
    while stack and nodes < _NODES:
        nodes += 1
        places, count, blanks = stack.pop()
        column = len(places)
        left = len(values) - count
        if column == width:
            if not left:
                yield places
            continue
        if left > width - column:
            continue
        follows = _follows(places, shape)
        if relaxed and places.count(HOLE) < _MOST_HOLES:
            stack.append(((*places, HOLE), count, blanks))
        if may_span[column] and follows is not False:
            stack.append(((*places, UP), count, blanks))
        if follows:
            continue
        if left:
            stack.extend(((*places, *laid), count + 1, blanks) for laid in _lay(values, count, column, shape))
        elif blanks < most_blanks:
            stack.append(((*places, BLANK), count, blanks + 1))


def _follows(places: tuple[int, ...], shape: Shape) -> bool | None:
    """Whether the next column of a summary must (or must not) be spanned as the first of its statistics is; None where it is free."""
    column = len(places)
    if not shape.is_summary or column not in shape.stats[1:]:
        return None
    return places[shape.stats[0]] == UP


def _lay(values: list[str], count: int, column: int, shape: Shape) -> Iterator[tuple[int, ...]]:
    """The next value under this column: in its place, or over the columns to the right as well (a role, a banner)."""
    value = values[count]
    group = shape.groups[column]
    if cost(value, group) < IMPOSSIBLE:
        yield (count,)
        if shape.kind == "event_results" and shape.groups[column : column + 2] == ["position", "position"]:
            yield (count, LEFT)
    elif group == "count" and column == shape.stats[0] and is_words(value):
        run = shape.width - column - len(values) + count
        if run >= len(shape.stats):
            yield (count, *(LEFT,) * run)
    elif not column and len(values) == 1 and shape.width > 1:
        yield (0, *(LEFT,) * (shape.width - 1))


def spannable_columns(row: PackedRow, shape: Shape) -> list[bool]:
    """Which columns may hold a cell from above in this row; over a new season no series, team or standing is carried."""
    if not row.has_above:
        return [False] * shape.width
    crosses = row.own_season is not None and row.own_season != row.season_above
    if crosses and shape.is_summary:
        return [False] * shape.width
    if crosses:
        free = {place for place, group in enumerate(shape.groups) if group in {"name", "number", "text"}}
        return [place in free and name not in BOUND_COLUMNS for place, name in enumerate(shape.columns)]
    groups = {"season", "name", "number", "text", "points", "position"} | ({"count"} if shape.is_summary else set())
    return [group in groups for group in shape.groups]


def _keeps_rules(places: tuple[int, ...], row: PackedRow, shape: Shape) -> bool:
    """The hard rules of a row: statistics are spanned together, Points with Position, a series within its season."""
    up = [place == UP for place in places]
    points, position = shape.place("points"), shape.place("position")
    if points is not None and position is not None and up[points] != up[position]:
        return False
    season, series = shape.place("season"), shape.place("series")
    if season is None:
        return True
    if any(up) and not up[season] and row.own_season is None:
        return False
    return not (shape.is_summary and series is not None and up[series] and not up[season] and row.own_season != row.season_above)


def _weigh(places: tuple[int, ...], row: PackedRow, shape: Shape, *, relaxed: bool) -> Alignment:
    """The cost of one alignment by its types, its spans and its blanks; names are weighed later, once the article's are known."""
    reasons: dict[str, float] = {"types": 0.0, "spans": 0.0, "blanks": 0.0}
    up = {place for place, value in enumerate(places) if value == UP}
    for place, value in enumerate(places):
        if value >= 0:
            reasons["types"] += _cost_of_own(row.values[value], place, places, shape)
        elif value == BLANK:
            reasons["blanks"] += shape.blank_costs[place]
    reasons["spans"] += _cost_of_spans(up, places, shape)
    if up and row.own_season is not None:
        reasons["spans"] += _CROSSING
    reasons["arithmetic"] = _cost_of_arithmetic(places, row, shape)
    if relaxed:
        reasons["relaxed"] = _RELAXED + _HOLE * places.count(HOLE)
    total = sum(reasons.values())
    if _needs_same_series(up, shape):
        reasons["same_series"] = 0.0
    return Alignment(places, total, tuple(reasons.items()), relaxed)


def _cost_of_own(text: str, place: int, places: tuple[int, ...], shape: Shape) -> float:
    if place + 1 < len(places) and places[place + 1] == LEFT:
        if shape.groups[place] == "position":
            return cost(text, "position") + _WIDE_POSITION
        return 0.0 if is_role(text) else (_BANNER if place == 0 else _ROLE_WORD)
    found = cost(text, shape.groups[place])
    return found if found < IMPOSSIBLE else _RELAXED


def _cost_of_spans(up: set[int], places: tuple[int, ...], shape: Shape) -> float:
    """Spans by how often articles use them: seasons always, teams often, a standing with its series."""
    total = 0.0
    stats = set(shape.stats) & up
    standing = {place for place in up if shape.groups[place] in {"points", "position"}}
    for place in up - stats - standing:
        total += _UP_COST.get(shape.columns[place] or "", _UP_NAME)
    series = shape.place("series")
    if standing:
        total += _UP_STANDING
    elif series in up and any(shape.groups[place] in {"points", "position"} and value != LEFT for place, value in enumerate(places)):
        total += _OWN_STANDING
    return total + (_UP_STATS if stats else 0.0)


def _needs_same_series(up: set[int], shape: Shape) -> bool:
    """A standing taken from above belongs to the same series, whether its cell is spanned or written again."""
    series = shape.place("series")
    standing = any(shape.groups[place] in {"points", "position"} for place in up)
    return shape.is_summary and standing and series is not None and series not in up


def _cost_of_arithmetic(places: tuple[int, ...], row: PackedRow, shape: Shape) -> float:
    """Wins and poles and podiums beyond the races, or wins beyond podiums: a sign of values under the wrong columns."""
    numbers = {}
    for place in shape.stats:
        text = row.values[places[place]] if places[place] >= 0 else ""
        if text.isdecimal() and len(text) < 6:  # noqa: PLR2004
            numbers[shape.columns[place]] = int(text)
    total = 0.0
    for smaller, larger in (("wins", "podiums"), ("podiums", "races"), ("wins", "races"), ("poles", "races"), ("fastest_laps", "races")):
        if smaller in numbers and larger in numbers and numbers[smaller] > numbers[larger]:
            total += 2.0
    return total


def cost_of_names(alignment: Alignment, row: PackedRow, shape: Shape, vocabulary: Vocabulary) -> float:
    """What the names of a row say against this alignment."""
    total = 0.0
    for place, value in enumerate(alignment.places):
        if value >= 0 and shape.groups[place] == "name" and side_of(shape.columns[place]):
            total += vocabulary.cost(row.values[value], shape.columns[place])
    return total
