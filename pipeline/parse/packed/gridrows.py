"""The ways in which a packed row of a results grid can lie: leading columns, one cell per race, the standing at the end.

Belongs here: enumerating them; a blank race cell may have covered several races, and a second row of a year has lost the year
and the standing. Does not belong here: rows of other tables (alignment), the choice over all rows (choice).
"""

from collections.abc import Iterator
from itertools import combinations

from pipeline.parse.packed.alignment import BLANK, LEFT, UP, Alignment, PackedRow, Shape, spannable_columns
from pipeline.parse.packed.fits import IMPOSSIBLE, cost

_MOST_LEADING = 6
_MOST_BLANKS = 12
_UP_COST = 1.0
_CROSSING = 2.0
_OWN_STANDING = 1.0
_WIDE_BLANK = 1.0
_WIDE_TEXT = 6.0
_NOT_HELD = 0.7
_BLANK_STANDING = 8.0


def enumerate_grid(row: PackedRow, shape: Shape) -> list[Alignment]:
    """Every alignment of one grid row that its types allow; empty where there is none."""
    races = [place for place, group in enumerate(shape.groups) if group == "round"]
    if not races or races != list(range(races[0], races[-1] + 1)) or races[0] > _MOST_LEADING:
        return []
    found = []
    for lead, price in _leads(row, shape, races[0]):
        taken = sum(1 for place in lead if place >= 0)
        for tail, own, extra in _tails(row, shape, lead, races[-1] + 1, taken):
            values = row.values[taken : len(row.values) - own]
            types = sum(cost(value, "round") for value in values)
            for middle, wide in _middles(values, len(races), taken, is_anchored=own > 0):
                reasons = (("types", types), ("spans", price + extra), ("blanks", wide))
                found.append(Alignment((*lead, *middle, *tail), types + price + extra + wide, reasons))
    return found


def _leads(row: PackedRow, shape: Shape, width: int) -> Iterator[tuple[tuple[int, ...], float]]:
    """The columns before the races: which of them hold a cell from above, and what that costs."""
    season = shape.place("season")
    may_span = spannable_columns(row, shape)
    spannable = [place for place in range(width) if may_span[place] and (place != season or row.own_season is None)]
    for size in range(len(spannable) + 1):
        for up in combinations(spannable, size):
            own = [place for place in range(width) if place not in up]
            if len(own) > len(row.values):
                continue
            price = sum(cost(row.values[index], shape.groups[place]) + (not row.values[index]) for index, place in enumerate(own))
            if price < IMPOSSIBLE:
                index = {place: number for number, place in enumerate(own)}
                names = len([place for place in up if place != season])
                crossing = _CROSSING if names and row.own_season is not None else 0.0
                yield tuple(index.get(place, UP) for place in range(width)), price + names * _UP_COST + crossing


def _tails(row: PackedRow, shape: Shape, lead: tuple[int, ...], start: int, taken: int) -> Iterator[tuple[tuple[int, ...], int, float]]:
    """The columns after the races: written here (the last of them perhaps blank), or spanned from the row above of the same year."""
    width = shape.width - start
    season = shape.place("season")
    is_second = season is not None and lead[season] == UP
    if is_second and width:
        yield (UP,) * width, 0, 0.0
    for blank in range(width + 1):
        own = width - blank
        first = len(row.values) - own
        if first < taken:
            continue
        price = sum(cost(row.values[first + place], shape.groups[start + place]) for place in range(own))
        if price < IMPOSSIBLE:
            price += _BLANK_STANDING * blank + (_OWN_STANDING if is_second and width else 0.0)
            yield (*range(first, len(row.values)), *(BLANK,) * blank), own, price


def _middles(values: list[str], races: int, first: int, *, is_anchored: bool) -> Iterator[tuple[tuple[int, ...], float]]:
    """One place for each race: a blank (or, much rarer, a text) may have covered more than one, races not held may be missing."""
    missing = races - len(values)
    places = tuple(range(first, first + len(values)))
    if missing == 0:
        yield places, 0.0
    if missing <= 0:
        return
    if not is_anchored:
        yield (*places, *(BLANK,) * missing), _NOT_HELD
    blanks = [place for place, value in enumerate(values) if not value]
    wide = blanks or (list(range(len(values))) if is_anchored else [])
    for place in wide[:_MOST_BLANKS]:
        yield (*places[: place + 1], *(LEFT,) * missing, *places[place + 1 :]), _WIDE_BLANK if blanks else _WIDE_TEXT
