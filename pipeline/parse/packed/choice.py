"""The global choice over the rows of a packed table: one alignment for each, so that all costs together are least.

Belongs here: the dynamic programme, the margin of each row and whether it is certain. Does not belong here: the alignments of
a single row (alignment), building cells (repair).
"""

import math
from dataclasses import dataclass, field

from pipeline.parse.claims.values import clean
from pipeline.parse.packed.alignment import BLANK, BOUND_COLUMNS, HOLE, LEFT, UP, Alignment, PackedRow, Shape, cost_of_names
from pipeline.parse.packed.fits import STRANGE
from pipeline.parse.packed.vocabulary import Vocabulary

CERTAIN_MARGIN = 6.0
CERTAIN_BLANK_MARGIN = 9.0
WIDEST_MARGIN = 99.0
_BROKEN = 20.0
_STATES = 16
_OPTIONS = 96
_ROLE_SPAN = 5.5
_TWICE = 1.5
_TWICE_AT_MOST = 9.0

State = tuple[str, bool, int]
_START: State = ("", False, 0)


@dataclass(slots=True)
class Choice:
    """What was chosen for one row: the alignment, how many there were, which rule decided, by how much, and whether beyond doubt.

    `doubtful` are the places (from 0) whose text another likely reading changes, `ambiguous` those that must not be read at all.
    """

    places: tuple[int, ...]
    alignments: int = 1
    rule: str = "whole"
    margin: float = WIDEST_MARGIN
    is_certain: bool = True
    ambiguous: set[int] = field(default_factory=set)
    doubtful: set[int] = field(default_factory=set)


@dataclass(slots=True, frozen=True)
class _Option:
    """One alignment of a row with its cost, names weighed, and what matters for the rows around it.

    `series` None is the one above; `races` are the race columns in which a grid row has a result, as bits.
    """

    alignment: Alignment
    cost: float
    series: str | None
    is_second: bool
    stats_up: bool
    standing_up: bool
    has_role: bool
    races: int


@dataclass(slots=True, frozen=True)
class _Edge:
    """A step from one state (series above, whether a role stands above, races with a result this year) to the next."""

    before: State
    option: int
    after: State
    cost: float
    is_broken: bool


def choose(rows: list[PackedRow], shape: Shape, vocabulary: Vocabulary) -> list[Choice]:
    """One alignment for each of these consecutive rows, so that the sum of all costs is least.

    The margin of a row is what the best choice of the whole table would cost more if this row said something else.
    """
    options = [_options(row, shape, vocabulary) for row in rows]
    layers = _edges(options)
    to_here = _least_costs(layers)
    from_here = _least_costs_to_end(layers, to_here[-1])
    choices: list[Choice] = []
    above = [""] * shape.width
    begun = [""] * shape.width
    state = _START
    for number, (row, own, layer) in enumerate(zip(rows, options, layers, strict=True)):
        before, after = to_here[number], from_here[number + 1]
        totals = [(edge, before.get(edge.before, math.inf) + edge.cost + after.get(edge.after, math.inf)) for edge in layer]
        taken = min((total, edge.option, place) for place, (edge, total) in enumerate(totals) if edge.before == state)[2]
        choice = _choose_row(row, shape, (own, totals, taken), above)
        begun = _keep_to_season(choice, row, shape, begun)
        _doubt_blanks(choice, row, shape, above)
        if choices:
            _inherit_doubt(choice, choices[-1])
        choices.append(choice)
        above, state = _texts(choice.places, row, above), layer[taken].after
    return choices


def _keep_to_season(choice: Choice, row: PackedRow, shape: Shape, begun: list[str]) -> list[str]:
    """Take back what a broken choice carries over a new season, and give the season in which each place's cell began.

    `begun` is the same of the row above.
    """
    season = shape.place("season") or 0
    value = choice.places[season]
    now = begun[season] if value == UP else row.values[value] if value >= 0 else row.values[0] if value == LEFT and row.values else ""
    lost = {
        place for place, name in enumerate(shape.columns) if choice.places[place] == UP and name in BOUND_COLUMNS and begun[place] != now
    }
    if lost:
        choice.places = tuple(HOLE if place in lost else value for place, value in enumerate(choice.places))
        choice.doubtful |= lost
        choice.is_certain = False
    return [begun[place] if value == UP else now for place, value in enumerate(choice.places)]


def _least_costs(layers: list[list[_Edge]]) -> list[dict[State, float]]:
    """Before each row and after the last: the least cost of reaching each state."""
    costs: list[dict[State, float]] = [{_START: 0.0}]
    for layer in layers:
        best: dict[State, float] = {}
        for edge in layer:
            best[edge.after] = min(best.get(edge.after, math.inf), costs[-1][edge.before] + edge.cost)
        costs.append(best)
    return costs


def _least_costs_to_end(layers: list[list[_Edge]], last: dict[State, float]) -> list[dict[State, float]]:
    """Before each row and after the last: the least cost of going on from each state to the end."""
    costs: list[dict[State, float]] = [dict.fromkeys(last, 0.0)]
    for layer in reversed(layers):
        best: dict[State, float] = {}
        for edge in layer:
            best[edge.before] = min(best.get(edge.before, math.inf), costs[-1].get(edge.after, math.inf) + edge.cost)
        costs.append(best)
    return costs[::-1]


def _choose_row(row: PackedRow, shape: Shape, ways: tuple[list[_Option], list[tuple[_Edge, float]], int], above: list[str]) -> Choice:
    """Compare the way taken through a row with the cheapest way that reads it differently."""
    options, layer, taken = ways
    edge, least = layer[taken]
    option = options[edge.option].alignment
    texts = _texts(option.places, row, above)
    rival, margin = None, WIDEST_MARGIN
    is_open = shape.kind == "event_results" and BLANK in option.places
    is_strained = is_open or option.is_relaxed or edge.is_broken or dict(option.reasons).get("types", 0.0) >= STRANGE
    doubtful = set(range(len(texts))) if is_strained else _doubtful_width(option.places, shape)
    for other, total in layer:
        if other.option == edge.option or total - least >= max(margin, CERTAIN_BLANK_MARGIN):
            continue
        places = options[other.option].alignment.places
        differing = {place for place, text in enumerate(_texts(places, row, above)) if text != texts[place]}
        if differing and total - least < margin:
            rival, margin = other, total - least
        has_blank = any(BLANK in {places[place], option.places[place]} for place in differing)
        needed = CERTAIN_BLANK_MARGIN if has_blank else CERTAIN_MARGIN
        if total - least < needed:
            doubtful |= differing
    margin = round(max(margin, 0.0), 4)
    possible = len({other.option for other, _ in layer if not other.is_broken})
    return Choice(option.places, possible, _rule(options, edge, rival, shape), margin, not doubtful, doubtful=doubtful)


def _doubtful_width(places: tuple[int, ...], shape: Shape) -> set[int]:
    """The places that one wide cell fills beside its own: how far it reached is lost, blanks may have stood behind it."""
    return {place for place, value in enumerate(places) if value == LEFT and shape.groups[place] != "round"}


def _options(row: PackedRow, shape: Shape, vocabulary: Vocabulary) -> list[_Option]:
    """The row's likeliest alignments with all that a step needs to know of them."""
    weighed = sorted(
        ((option.cost + cost_of_names(option, row, shape, vocabulary), number) for number, option in enumerate(row.alignments)),
    )[:_OPTIONS]
    return [_describe(row.alignments[number], cost, row, shape) for cost, number in weighed]


def _describe(alignment: Alignment, cost: float, row: PackedRow, shape: Shape) -> _Option:
    places = alignment.places
    series_place = shape.place("series")
    series = None
    if series_place is not None and places[series_place] != UP:
        value = places[series_place]
        series = clean(row.values[value])[0].casefold() if value >= 0 else ""
    first = shape.stats[0] if shape.stats else None
    races = 0
    for place, value in enumerate(places):
        if value >= 0 and shape.groups[place] == "round" and row.values[value]:
            races |= 1 << place
    return _Option(
        alignment,
        cost,
        series,
        is_second=places[0] == UP,
        stats_up=first is not None and places[first] == UP,
        standing_up=any(value == UP and shape.groups[place] in {"points", "position"} for place, value in enumerate(places)),
        has_role=first is not None and places[first] >= 0 and places[first + 1 : first + 2] == (LEFT,),
        races=races,
    )


def _edges(options: list[list[_Option]]) -> list[list[_Edge]]:
    """For each row the steps from every state the rows above can end in; only the likeliest states are followed."""
    layers = []
    states: dict[State, float] = {_START: 0.0}
    for own in options:
        layer = []
        after: dict[State, float] = {}
        for state, so_far in states.items():
            for number, option in enumerate(own):
                edge = _step(state, number, option)
                layer.append(edge)
                after[edge.after] = min(after.get(edge.after, math.inf), so_far + edge.cost)
        states = dict(sorted(after.items(), key=lambda item: (item[1], item[0]))[:_STATES])
        layers.append([edge for edge in layer if edge.after in states])
    return layers


def _step(state: State, number: int, option: _Option) -> _Edge:
    """The state after laying a row this way, and what the rows above say about it.

    Two rows of one year share the races between them: a race in both speaks against a second row.
    """
    series_above, is_role_above, races_above = state
    cost = option.cost
    series = series_above if option.series is None else option.series
    broken = option.alignment.needs_same_series and series != series_above
    if is_role_above:
        broken |= option.stats_up != option.standing_up
        cost -= _ROLE_SPAN if option.stats_up else 0.0
    races = option.races
    if option.is_second:
        cost += min(_TWICE * (races & races_above).bit_count(), _TWICE_AT_MOST)
        races |= races_above
    is_role = option.has_role or (option.stats_up and is_role_above)
    return _Edge(state, number, (series, is_role, races), cost + (_BROKEN if broken else 0.0), broken)


def _texts(places: tuple[int, ...], row: PackedRow, above: list[str]) -> list[str]:
    """What a row says when laid this way."""
    texts: list[str] = []
    for place, value in enumerate(places):
        if value >= 0:
            texts.append(row.values[value])
        else:
            texts.append(above[place] if value == UP else texts[place - 1] if value == LEFT else "")
    return texts


def _rule(options: list[_Option], edge: _Edge, rival: _Edge | None, shape: Shape) -> str:
    """The name of what decided: the reason in which the choice beats its nearest rival most."""
    option, cost = options[edge.option].alignment, options[edge.option].cost
    if option.is_relaxed:
        return "relaxed"
    if LEFT in option.places:
        return {"count": "role", "round": "wide_cell"}.get(shape.groups[option.places.index(LEFT) - 1], "banner")
    if rival is None:
        return "types" if UP in option.places else "whole"
    other, other_cost = options[rival.option].alignment, options[rival.option].cost
    theirs = dict(other.reasons)
    gains = {name: theirs.get(name, 0.0) - value for name, value in option.reasons}
    gains["vocabulary"] = (other_cost - other.cost) - (cost - option.cost)
    gains["same_series"] = (rival.cost - other_cost) - (edge.cost - cost)
    return max(gains, key=lambda name: (gains[name], name))


def _doubt_blanks(choice: Choice, row: PackedRow, shape: Shape, above: list[str]) -> None:
    """A standing that ends a row as blanks may as well be spanned from above: then its cells are ambiguous."""
    standing = [place for place, group in enumerate(shape.groups) if group in {"points", "position"}]
    crosses = row.own_season is not None and row.own_season != row.season_above
    if not row.has_above or crosses or not standing or not all(choice.places[place] == BLANK for place in standing):
        return
    doubtful = {place for place in standing if above[place]}
    if doubtful and not choice.ambiguous:
        choice.ambiguous = doubtful
        choice.doubtful |= doubtful
        choice.is_certain = False
        choice.rule = "trailing_blank"


def _inherit_doubt(choice: Choice, above: Choice) -> None:
    """What is taken from a doubtful cell above is as doubtful."""
    inherited = {place for place in above.doubtful if place < len(choice.places) and choice.places[place] == UP}
    if inherited:
        choice.doubtful |= inherited
        choice.is_certain = False
