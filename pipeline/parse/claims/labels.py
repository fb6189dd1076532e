"""What a table is: its header rows, the canonical name of every column, and its kind.

Belongs here: what the labels of a table say together. Does not belong here: what one label says (labelwords), what headings say
(headings), reading body cells (values, summary, grid, events).
"""

import re
from dataclasses import dataclass, field
from operator import attrgetter

from pipeline.parse.claims.eventcolumns import are_ranks, event_columns
from pipeline.parse.claims.headings import heading_series, section_rule
from pipeline.parse.claims.labelwords import column_of, is_code, is_heat, label_key, round_of
from pipeline.parse.claims.values import read_season
from pipeline.parse.markup.table import Cell, Table

SUMMARY_MEASURES = frozenset({"races", "wins", "poles", "fastest_laps", "podiums", "points", "championships"})
_WIDTH = attrgetter("colspan")
_STANDING = re.compile(r"^(?=.*[A-Z0-9].*[A-Z0-9])[A-Z][A-Za-z0-9/-]{1,9}$")
_HEADER_SEARCH = 4
_HEADER_LABELS = 2
_CODE_COLUMNS = 2
_FEWEST_MEASURES = 3
_MAY_BE_GRIDS = frozenset({"results_grid", "career_summary", "other"})
_ONE_RACE = frozenset({"laps", "finish", "circuit"})
_OUTCOMES = frozenset({"wins", "poles", "fastest_laps", "podiums"})
_RACE_RESULTS = frozenset({"finish", "position", "result", "class_position", "qualifying", "qualifying_race", "pre_final"})
_RACE_COLUMNS = (_RACE_RESULTS | {"laps", "co_drivers", "start", "event", "circuit", "stage_wins"}) - {"position", "result"}


@dataclass(slots=True)
class Layout:
    """How to read one table.

    `kind` as raw.wikitable.kind; `header_rows` rows above the body, title rows counted; `columns[c]` the canonical name of
    column c+1 (`season`, `races`, `round:3` ...) or None where its label is unknown; `labels[c]` the label as written;
    `discipline` is `karting` or `racing`; `series` the section heading without what makes it a heading;
    `used` the labels.csv keys that were applied; `label_rows[c]` the row of column c+1's label, from 1.
    """

    kind: str
    header_rows: int
    columns: list[str | None]
    labels: list[str]
    discipline: str
    series: str
    used: list[str] = field(default_factory=list)
    label_rows: list[int] = field(default_factory=list)
    _places: dict[str | None, int] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        """Note the first place of each column."""
        self._places = {name: place for place, name in reversed(list(enumerate(self.columns)))}

    @property
    def is_by_series(self) -> bool:
        """Whether the table is `other` and gives the totals of a series or class in each row, over many seasons."""
        names = set(self.columns)
        is_named = "seasons" in names and bool(names & {"series", "class"})
        return self.kind == "other" and is_named and len(names & SUMMARY_MEASURES) >= _FEWEST_MEASURES

    @property
    def is_of_one_series(self) -> bool:
        """Whether the table is `other` and gives totals over many seasons, without saying of what."""
        names = set(self.columns)
        is_nameless = "seasons" in names and not names & {"season", "series", "class"}
        return self.kind == "other" and is_nameless and {"races", "wins"} < names and len(names & SUMMARY_MEASURES) >= _FEWEST_MEASURES

    def index(self, column: str) -> int | None:
        """The first place (from 0) of a canonical column, None where the table has none."""
        return self._places.get(column)


def _own(row: list[Cell], row_no: int) -> list[Cell]:
    """The cells that begin in this row, each once."""
    seen: list[Cell] = []
    for cell in row:
        if cell.row_no == row_no and not cell.is_missing and (not seen or seen[-1] is not cell):
            seen.append(cell)
    return seen


def _label_score(row: list[Cell], row_no: int) -> int:
    """How many different labels of the rule table (or race numbers beside one) a row holds."""
    names = set()
    rounds = 0
    for cell in _own(row, row_no):
        text = cell.text.strip()
        if found := column_of(text):
            names.add(found[0])
        elif round_of(text) is not None:
            rounds += 1
    return len(names) + (rounds if "season" in names else 0)


def _header(table: Table) -> tuple[int, int]:
    """First row of labels and count of header rows, both from 1; (0, 0) where the table has no header."""
    first = best = 0
    for number, row in enumerate(table.grid[:_HEADER_SEARCH], 1):
        score = _label_score(row, number)
        if score > best:
            first, best = number, score
        if score >= _HEADER_LABELS:
            break
    if not first:
        all_headers = bool(table.grid) and all(cell.is_header for cell in table.grid[0])
        return (1, 1) if all_headers else (0, 0)
    last = first
    for number in range(first + 1, min(first + 2, table.row_count) + 1):
        own = _own(table.grid[number - 1], number)
        spanned = any(cell.row_no < number for cell in table.grid[number - 1])
        if not own or not spanned or not all(cell.is_header for cell in own):
            break
        last = number
    return first, last


def layout(table: Table) -> Layout:
    """Read the header of a table and classify it.

    Every label is looked up in seeds/labels.csv; race columns (`1`, `2` ...) become `round:<n>`; an unknown label stays None.
    """
    first, last = _header(table)
    rule = section_rule(table.section_path or (table.section,))
    discipline = rule.get("discipline") or "racing"
    if not first:
        width = table.column_count
        return Layout("other", 0, [None] * width, [""] * width, discipline, heading_series(table.section), [], [0] * width)
    labels, rows = _labels_of(table, first, last)
    kind = _kind(labels, rule)
    events = _events(table, last, labels, kind) if kind in _MAY_BE_GRIDS and rule.get("kind") != "outside" else []
    kind = "results_grid" if events else kind
    scope = "career_summary" if kind == "karting_summary" or _is_by_series(labels, kind) else kind
    columns: list[str | None] = []
    used: list[str] = []
    rounds = 0
    numbers = [round_of(label) for label in labels]
    numbered = [place for place, number in enumerate(numbers) if number is not None]
    for place, (label, number) in enumerate(zip(labels, numbers, strict=True)):
        found = column_of(label, scope)
        if number is not None and kind == "results_grid":
            rounds += 1
            columns.append(f"round:{number}")
        elif found:
            columns.append(found[0])
            used.append(found[1])
        elif kind == "results_grid" and numbered and is_heat(label):
            columns.append(f"round:{label.strip()[1:]}")
        elif place in events or (kind == "results_grid" and is_code(label) and (not numbered or numbered[0] < place < numbered[-1])):
            rounds += 1
            columns.append(f"round:{rounds}")
        else:
            columns.append(None)
    if kind == "results_grid" and rounds and "position" not in columns:
        _find_position(columns, labels if numbered else [""] * len(labels), table.grid[last:])
    _resolve(kind, columns, labels)
    if kind == "career_summary" and _are_careers(columns, table.grid[last:]):
        kind = "other"
        columns[columns.index("season")] = "seasons"
    return Layout(kind, last, columns, labels, discipline, heading_series(table.section), used, rows)


def _labels_of(table: Table, first: int, last: int) -> tuple[list[str], list[int]]:
    """Each column's label and its row: the lowest of the narrowest header cells that the rules know, else the highest with text.

    With a cell above it that spans several columns it is one label where the rules know the two together (`Class` `Position`).
    """
    if first == last:
        return [cell.text.strip() for cell in table.grid[first - 1]], [cell.row_no for cell in table.grid[first - 1]]
    labels = []
    rows = []
    for cells in zip(*table.grid[first - 1 : last], strict=True):
        known = [cell for cell in reversed(cells) if column_of(cell.text) or round_of(cell.text) is not None]
        best = min(known, key=_WIDTH, default=None) or next((cell for cell in cells if cell.text.strip()), cells[0])
        group = next((cell.text.strip() for cell in cells if cell.colspan > 1 and cell.row_no < best.row_no), "")
        whole = f"{group} {best.text.strip()}"
        labels.append(whole if group and column_of(whole) else best.text.strip())
        rows.append(best.row_no)
    return labels, rows


def _events(table: Table, header_rows: int, labels: list[str], kind: str) -> list[int]:
    """The places of the races that a header names in words, in a table of seasons that counts no races."""
    names = {found[0] for label in labels if (found := column_of(label))}
    if "season" not in names or (kind != "results_grid" and names & {"races", *_OUTCOMES}):
        return []
    numbers = [place for place, label in enumerate(labels) if round_of(label) is not None]
    first, last = (numbers[0], numbers[-1]) if numbers else (0, len(labels))
    unknown = [place for place, label in enumerate(labels) if first <= place <= last and not column_of(label) and round_of(label) is None]
    return event_columns(table, header_rows, unknown) if unknown else []


def _kind(labels: list[str], rule: dict[str, str]) -> str:
    """The kind of a table by what its labels are, and by the section's rule where they leave a choice."""
    names = {found[0] for label in labels if (found := column_of(label))}
    numbers = sum(1 for label in labels if round_of(label) is not None)
    codes = sum(1 for label in labels if is_code(label) and not column_of(label))
    if "season" not in names or rule.get("kind") == "outside":
        return "other"
    if numbers or codes >= _CODE_COLUMNS:
        return "results_grid"
    in_summary = {found[0] for label in labels if (found := column_of(label, "career_summary"))}
    measures = in_summary & SUMMARY_MEASURES
    if "race" in {label_key(label) for label in labels} and not measures & _OUTCOMES:
        measures, names = measures - {"races"}, names - {"races"} | {"event"}
    has_series = "series" in names or ("class" in names and bool(measures))
    is_one_race = bool(names & _ONE_RACE) and not measures & {"races", "wins"}
    if has_series and (measures or "position" in in_summary) and not is_one_race:
        if rule.get("discipline") == "karting":
            return "karting_summary"
        return "other" if rule.get("kind") == "selection" and not measures else "career_summary"
    if len(measures) >= _FEWEST_MEASURES and (names & {"team", "car"} or measures >= {"races", "wins"}):
        return "career_summary"
    is_event = bool(names & _RACE_COLUMNS) or (bool(names & {"team", "car"}) and rule.get("kind") == "event")
    return "event_results" if is_event and names & _RACE_RESULTS else "other"


def _is_by_series(labels: list[str], kind: str) -> bool:
    """Whether the labels of a table of no season of its own are those of a summary by series or class."""
    if kind != "other":
        return False
    names = {found[0] for label in labels if (found := column_of(label, "career_summary"))}
    return "seasons" in names and bool(names & {"series", "class"})


def _are_careers(columns: list[str | None], body: list[list[Cell]]) -> bool:
    """Whether most rows of a summary without teams span more than one season: they are totals."""
    place = columns.index("season")
    years = [read_season(row[place].text) for row in body if "team" not in columns]
    spans = [last - first > 1 for first, last in years if first is not None and last is not None]
    return sum(spans) * 2 > len(spans)


def _find_position(columns: list[str | None], labels: list[str], body: list[list[Cell]]) -> None:
    """Of a grid's columns after the last race the one that is the standing though its label is unknown, or that of a class.

    The one unknown code of a grid of numbered races heads it (`WRX`, `NXSC`, `WRC-2`), else the one column of ordinals does.
    """
    last = max(place for place, name in enumerate(columns) if name and name.startswith("round:"))
    after = range(last + 1, len(columns))
    found = [place for place in after if columns[place] is None and _STANDING.match(labels[place].strip())]
    if len(found) != 1:
        found = [place for place in after if columns[place] in {None, "class"} and are_ranks([row[place] for row in body])]
    if len(found) == 1:
        columns[found[0]] = "position"


def _resolve(kind: str, columns: list[str | None], labels: list[str]) -> None:
    """Settle what a label alone does not say.

    Where a summary has no Series column its Class column names the series; a Race beside nothing but Qualifying is its result;
    of Entries and Starts the races are the starts; a second column of one name is `<name>:2`; of two Class columns of an event
    table the second is the position in it.
    """
    if kind in {"career_summary", "karting_summary"} and "series" not in columns and "class" in columns:
        columns[columns.index("class")] = "series"
    if kind == "event_results" and "event" in columns and "qualifying" in columns and not (_RACE_RESULTS - {"qualifying"}) & set(columns):
        columns[columns.index("event")] = "finish"
    started = next((place for place, name in enumerate(columns) if name == "races" and "start" in labels[place].lower()), None)
    if started is not None:
        columns[:] = ["entries" if name == "races" and place != started else name for place, name in enumerate(columns)]
    counts: dict[str, int] = {}
    for place, name in enumerate(columns):
        if name and not name.startswith("round:"):
            counts[name] = counts.get(name, 0) + 1
            columns[place] = name if counts[name] == 1 else f"{name}:{counts[name]}"
    if kind == "event_results" and "class:2" in columns and "class_position" not in columns:
        columns[columns.index("class:2")] = "class_position"
