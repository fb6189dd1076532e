"""Results grids: a column for each race, a row for each season (or team, car or class in it), to race results.

Belongs here: what a grid's headers, rows and blanks mean: whose row, which season, series and round, which races were not
held. Does not belong here: the header of a race's column (gridcolumns), one cell's meaning (racecell, results), the standing at
the row's end (gridstanding).
"""

import re
from collections import Counter, deque
from collections.abc import Iterator
from dataclasses import dataclass, field

from pipeline.parse.claims import identity
from pipeline.parse.claims.eventraces import event_races, unglued, with_interims
from pipeline.parse.claims.gridcolumns import RaceColumn, race_columns
from pipeline.parse.claims.gridseries import car_of, named, of_class, season_of, series_of, team_of
from pipeline.parse.claims.gridstanding import read_standing
from pipeline.parse.claims.labels import Layout
from pipeline.parse.claims.labelwords import is_heat
from pipeline.parse.claims.notes import stopping_marks
from pipeline.parse.claims.racecell import has_small_print, is_result
from pipeline.parse.claims.resultrows import Place, ResultRows
from pipeline.parse.claims.results import Result, altered, read_result
from pipeline.parse.claims.setting import Setting, setting_of
from pipeline.parse.claims.standing import StandingRow
from pipeline.parse.claims.values import role_of, state_of
from pipeline.parse.frames import FrameBuilder
from pipeline.parse.markup.legend import legend_for
from pipeline.parse.markup.table import Cell, Content, Document, Table

_CODE_NUMBER_RESULT = re.compile(r"\S+\s+\d{1,2}\s+(\S+)")
_CODE_AND_NUMBER = re.compile(r"(\S.*?)\s+(\d{1,2})")
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)")
_NOTHING = Content("")
_MOST_RACES = 4  # of an event
_UNKNOWN = dict.fromkeys(("position", "result_text", "is_entered", "is_start", "is_classified", "is_pole", "is_fastest_lap"))
_GROUPS = 50  # more rows than any season tells its races in


@dataclass(slots=True, kw_only=True)
class Row(Place):
    """One row of a grid: whose races its cells are."""

    season: str
    last_year: int
    results: dict[int, Result] = field(default_factory=dict)


@dataclass(slots=True)
class _Group:
    """Rows of one season, and what they tell of each race between them."""

    rows: list[Row] = field(default_factory=list)
    told: dict[int, set[tuple[bool, str | None]]] = field(default_factory=dict)

    def contradicts(self, told: dict[int, tuple[bool, str | None]]) -> bool:
        """Whether a row names another event, or another result, in a column of which something is told."""
        return any(
            (took_part and other_took_part) or (event and other_event and event != other_event)
            for place, (took_part, event) in told.items()
            for other_took_part, other_event in self.told.get(place, ())
        )

    def add(self, row: Row, told: dict[int, tuple[bool, str | None]]) -> None:
        self.rows.append(row)
        for place, one in told.items():
            self.told.setdefault(place, set()).add(one)


def read_grid(table: Table, layout: Layout, document: Document, out: FrameBuilder) -> list[StandingRow]:
    """Add a results grid's race results to `out`, with what could not be read of it, and return its rows' standings.

    A row without a season goes to rejected_row; nothing in a table is an error.
    """
    own = document.legends.get(table.table_no)
    notes = stopping_marks(document, table)
    columns = race_columns(table, layout)
    body = (row[column.place].content for row in table.grid[layout.header_rows :] for column in columns)
    small = any(has_small_print(content) or _is_numbered_result(content) for content in body)
    is_lossy = "style" in document.losses
    rows = []
    for row in _rows(table, layout, out):
        races = table.grid[row.row_no - 1]
        plain = (is_lossy or not small) and _numbers_are_races([races[column.place].content for column in columns], is_lossy=is_lossy)
        legend = legend_for(own, row.series_id, row.first_year)
        setting = setting_of(
            legend, notes, is_lossy=is_lossy, numbers_are_races=plain, is_small_print=small, is_by_class=row.race_class is not None
        )
        _read_races(row, races, columns, setting)
        rows.append(row)
    shifted = {row.row_no for row in rows if _is_shifted(row)}
    read = [None if _stands_in(shifted, row, table, layout) else read_standing(row, table, layout, document, out) for row in rows]
    told = [standing is not None and _is_of_row_above(row, table, layout) for row, standing in zip(rows, read, strict=True)]
    standings = [standing for standing, is_told in zip(read, told, strict=True) if standing is not None and not is_told]
    unfinished = {standing.row_no for standing in standings if standing.is_provisional}
    found = ResultRows(table, layout, out)
    for group in _groups(rows, columns):
        _write_group(group, columns, found, is_open=any(row.row_no in unfinished for row in group))
    found.write(own)
    return standings


def _stands_in(shifted: set[int], row: Row, table: Table, layout: Layout) -> bool:
    """Whether a row's cells, or a points or position cell that it shares with a row above, stand under other labels than their own."""
    places = [place for name in ("points", "position") if (place := layout.index(name)) is not None]
    return bool(shifted) and (row.row_no in shifted or any(table.grid[row.row_no - 1][place].row_no in shifted for place in places))


def _is_of_row_above(row: Row, table: Table, layout: Layout) -> bool:
    """Whether a row of a class has no standing of its own: its points and position are those of the row of another class above."""
    cells = [table.grid[row.row_no - 1][place] for name in ("points", "position", "class") if (place := layout.index(name)) is not None]
    has_both = len(cells) == 3 and cells[-1].row_no == row.row_no  # noqa: PLR2004 - points, position, class
    return has_both and all(cell.row_no < row.row_no for cell in cells[:2])


def _rows(table: Table, layout: Layout, out: FrameBuilder) -> Iterator[Row]:
    """The body rows that speak of a season; footers and repeated headers are left out."""
    at = layout.index("season")
    path = " ".join(table.section_path) or table.section
    for row_no in range(layout.header_rows + 1, table.row_count + 1):
        row = table.grid[row_no - 1]
        season = row[at or 0]
        if season.colspan > table.column_count // 2 or season.text.strip() == layout.labels[at or 0]:
            continue
        first, last = season_of(season)
        if first is None or last is None:
            if season.colspan == 1 and any(not cell.is_missing and cell.text.strip() for cell in row):
                text = " | ".join(cell.text for cell in row if not cell.is_missing)
                cell_id = f"{out.snapshot_id}/t{table.table_no}/r{row_no}/c{(at or 0) + 1}"
                values = {"table_no": table.table_no, "row_no": row_no, "cell_id": cell_id, "row_text": text}
                out.add("rejected_row", table_name="staging.race_result", rule="season_unread", **values)
            continue
        series, link, group = series_of(table, layout, row)
        series_id = identity.series_id(series, link, path)
        race_class = named(row, layout, "class")
        series, series_id = of_class(series, series_id, race_class)
        yield Row(
            row_no,
            first,
            series,
            series_id,
            race_class or group or None,
            *team_of(row, layout, series_id),
            car_of(row, layout),
            season=season.text.strip() or str(first),
            last_year=last,
        )


def _is_numbered_result(content: Content) -> bool:
    """Whether a cell reads as code, race and result (`BRA 1 Ret`), so that in its table a number after a code is a race's."""
    found = _CODE_NUMBER_RESULT.fullmatch(content.text.strip())
    return bool(found and is_result(found.group(1)))


def _numbers_are_races(contents: list[Content], *, is_lossy: bool) -> bool:
    """Whether `LEC 1`, `LEC 2` number an event's races: where a format that has lost results says `1`, or where they run from 1.

    None of them is then higher than the races of an event.
    """
    numbers: dict[str, list[int]] = {}
    for content in contents:
        text = content.text.strip()
        if text[-1:].isdigit() and (match := _CODE_AND_NUMBER.fullmatch(text)):
            numbers.setdefault(match.group(1), []).append(int(match.group(2)))
    most = max((len(found) for found in numbers.values()), default=0)
    if any(len(found) > 1 and found == list(range(1, len(found) + 1)) for found in numbers.values()):
        return all(max(found) <= most for found in numbers.values())
    return is_lossy and all(found == [1] for found in numbers.values())


def _read_races(row: Row, cells: list[Cell], columns: list[RaceColumn], setting: Setting) -> None:
    """Read the row's race cells; a cell that spans several places is read where it begins, and cancels the races of all of them."""
    blank = read_result(_NOTHING, "", setting)
    for column in columns:
        place = column.place
        cell = cells[place]
        is_own = cell.row_no == row.row_no and cell.column_no == place + 1 and not cell.is_missing
        result = read_result(cell.content, cell.colour, setting) if is_own else blank
        if cell.colspan > 1 and result.event and not result.event_link and result.status == "not_entered":
            result = _of_words(cell, result)
        if (column.event or column.session) and not result.is_blank:
            result = altered(result, event=result.event or column.event or None, session=result.session or column.session or None)
        first = row.results.get(cell.column_no - 1) if cell.row_no == row.row_no else None
        row.results[place] = first if first and first.status == "cancelled" else result
    named = {column.place: column.event or None for column in columns}
    if {row.results[place].event == event for place, event in named.items() if row.results[place].result_text} == {True}:
        row.results.update({place: _of_word(cells[place].text, row.results[place], event) for place, event in named.items()})
    _reread_numbers(row, cells, setting)
    if any(_is_misplaced(result) for result in row.results.values()) and any(result.event for result in row.results.values()):
        row.results.update({place: _misplaced(result) for place, result in row.results.items() if _is_misplaced(result)})


def _reread_numbers(row: Row, cells: list[Cell], setting: Setting) -> None:
    """Read the numbers again that were taken for those of races: one that its event has no races for is a result.

    A small one may be either: it is unread.
    """
    numbered = [place for place, result in row.results.items() if (result.number or 0) > 1 and result.state == "not_entered"]
    if not numbered or not setting.is_small_print:
        return
    races = Counter(result.event for result in row.results.values())
    for place in numbered:
        result = row.results[place]
        if result.session or (result.number or 0) <= races[result.event] or _is_linked_number(cells[place].content):
            continue
        read = read_result(cells[place].content, cells[place].colour, setting._replace(is_small_print=False, numbers_are_races=False))
        row.results[place] = read if (read.position or 0) > _MOST_RACES else _misplaced(read)


def _is_linked_number(content: Content) -> bool:
    """Whether a cell's last words are part of the link to its event."""
    return bool(content.runs) and bool(content.runs[-1].link)


def _is_shifted(row: Row) -> bool:
    """Whether the cells of a row stand under other labels than their own."""
    return any(result.unread_reason == "ambiguous" and not result.event for result in row.results.values())


def _is_misplaced(result: Result) -> bool:
    """Whether a result names no event and is an ordinal, as standings are: among named races its row is too short or too long."""
    return result.position is not None and not result.event and not result.colour and bool(_ORDINAL.fullmatch(result.result_text or ""))


def _misplaced(result: Result) -> Result:
    """The result of a place whose text may say something else, or belong to another column."""
    return altered(result, **_UNKNOWN, code="", status="unread", state="unread", unread_reason="ambiguous")


def _of_words(cell: Cell, result: Result) -> Result:
    """What words across several races say of them: a state, or something that no rule knows; a code alone stays an event's name."""
    text = cell.text.strip()
    if text.isupper():
        return result
    if state := state_of(text)[0]:
        return altered(result, event=None, state="pending" if state == "pending" else "not_entered")
    if role_of(text):
        return altered(result, event=None)
    flags = dict.fromkeys(("event", "is_entered", "is_start", "is_classified"))
    return altered(result, **flags, status="unread", state="unread", unread_reason="unknown_text")


def _of_word(text: str, result: Result, event: str | None) -> Result:
    """What a word says in a row of results that name no races themselves: a result that no rule knows."""
    if result.event in {None, event} or result.event_link or result.status != "not_entered" or state_of(text)[0]:
        return result
    values = {**_UNKNOWN, "event": event, "number": None, "code": "", "status": "unread", "state": "unread"}
    return altered(result, **values, unread_reason="unknown_code", unread_text=text)


def _groups(rows: list[Row], columns: list[RaceColumn]) -> list[list[Row]]:
    """Rows that share one season's races: same season, series and class, and no race told twice.

    A row is held against its season's latest groups alone: a season of countless rows costs no square of them.
    """
    seasons = [(row.first_year, row.last_year, row.series_id, row.race_class) for row in rows]
    counts = Counter(seasons)
    groups: list[_Group] = []
    latest: dict[tuple[object, ...], deque[_Group]] = {}
    for row, season in zip(rows, seasons, strict=True):
        told = _told(row, columns) if counts[season] > 1 else {}
        known = latest.setdefault(season, deque(maxlen=_GROUPS))
        group = next((group for group in known if not group.contradicts(told)), None)
        if group is None:
            group = _Group()
            known.append(group)
            groups.append(group)
        group.add(row, told)
    return [group.rows for group in groups]


def _told(row: Row, columns: list[RaceColumn]) -> dict[int, tuple[bool, str | None]]:
    """Of each column in which a row says something: whether the driver took part, and the event if it is named."""
    results = ((column.place, row.results[column.place]) for column in columns)
    return {place: (result.status != "not_entered", result.event) for place, result in results if not result.is_blank}


def _write_group(group: list[Row], columns: list[RaceColumn], found: ResultRows, *, is_open: bool) -> None:
    """Write one result for each race: from the row that holds it, or one row for a race that none does.

    `is_open` where the season is not over: an event without a result after the last result is still to come.
    """
    chosen = group * len(columns) if len(group) == 1 else [_teller(group, column.place) for column in columns]
    cells = with_interims(unglued([row.results[column.place] for row, column in zip(chosen, columns, strict=True)]))
    last = max([place for place, result in enumerate(cells) if not result.is_blank], default=-1)
    latest = max([place for place, result in enumerate(cells) if result.status != "not_entered"], default=-1)
    told = list(cells)
    for place, (column, result) in enumerate(zip(columns, cells, strict=True)):
        if result.is_blank and (place > last or (is_heat(column.session) and not column.event)):
            told[place] = altered(result, state="not_held")
        elif is_open and place > latest and result.state == "not_entered" and not (result.is_blank or result.colour):
            told[place] = altered(result, state="pending")
    found.add(chosen, told, [(column.place, column.round_no) for column in columns], event_races(cells))


def _teller(group: list[Row], place: int) -> Row:
    """Which of a season's rows tells of the race in a column: the one in which the driver was entered, else one with any text."""
    told = [row for row in group if not row.results[place].is_blank]
    entered = [row for row in told if row.results[place].status != "not_entered"]
    return (entered or told or group)[0]
