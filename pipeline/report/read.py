"""What the report reads from the published file: drivers by batches, each table read once for a batch, never once for each driver.

Belongs here: the SQL of drivers' pages and its rows. Does not belong here: how a page shows them, lists of all drivers (lists).

A batch's rows are copied into a database in memory under the names that they have in the file. What is asked of them then
costs what the batch holds. The copy itself may read a table from end to end, as a large one is in no order of drivers: so a batch
is as large as memory lets it be.
"""

from collections import namedtuple
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any, TypeAlias

import duckdb

from pipeline.literal import quote
from pipeline.opening import in_memory
from pipeline.release import ranges

MOST_DRIVERS = 1_000  # of a batch
MOST_ROWS = 1_000_000  # that it is copied from: then it takes some 600 MB
_FETCHED = 10_000  # rows at once
METRICS = ("races", "wins", "poles", "fastest_laps", "podiums")

Row: TypeAlias = Any  # a named tuple of a query's columns, which only the query knows

# What a batch is copied from: the tables with the columns that are read of the large ones, and which of their rows.
TABLES = {
    "mart.driver": "*",
    "mart.driver_career": "*",
    "mart.driver_series": "*",
    "mart.driver_team": "*",
    "mart.season_entry": "*",
    "mart.season_standing": "*",
    "mart.race_result": "*",
    "mart.reconciliation": "*",
    "mart.infobox_witness": "*",
    "mart.stated_total": "driver_id, basis, series_id, metric, value, cell_id",
    "mart.season_witness": "*",
    "mart.contribution": "driver_id, source, series_id, team_id, table_no, row_no, cell_id",
    "mart.final_position": "driver_id, series_id, cell_id",
    "raw.wikitable": "driver_id, snapshot_id, table_no, section, caption",
    "raw.table_column": "driver_id, snapshot_id, table_no, column_no, column_name",
    "raw.cell": "driver_id, snapshot_id, table_no, row_no, column_no, cell_id, markup",
    "raw.sentence": "driver_id, cell_id, text",
    "quality.unread_cell": "*",
}
_ROWS = {
    "mart.season_witness": "source = 'prose'",
    "mart.stated_total": "basis in ('series_row', 'prose')",
    "raw.table_column": "column_name in ('season', 'series', 'team', 'races', 'wins', 'poles', 'fastest_laps', 'podiums')",
}
_FINGERPRINTED = (
    "mart.driver", "mart.driver_career", "mart.driver_series", "mart.driver_team", "mart.season_entry", "mart.season_standing",
    "mart.race_result", "mart.reconciliation", "mart.infobox_witness", "mart.season_witness", "mart.stated_total",
    "quality.unread_cell",
)  # fmt: skip
DEFINITIONS = "select * from mart.metric order by metric"
_DRIVER = "select * from mart.driver order by driver_id"
PARTS = {
    "career": "select * from mart.driver_career order by driver_id",
    "series": "select * from mart.driver_series order by driver_id, first_season, series_id",
    "teams": "select * from mart.driver_team order by driver_id, first_season, team_id nulls last",
    "entries": f"""
        select driver_id, discipline, season, first_year, series, series_id, series_class, team, role, cell_id, table_no, row_no,
            {", ".join(f"{metric}, {metric}_state" for metric in METRICS)}, markup.* exclude (driver_id, cell_id)
        from mart.season_entry as entry left join (
            select driver_id, entry.cell_id,
                {", ".join(f"max(cell.markup) filter (column_name = '{name}') as {name}_markup" for name in ("season", *METRICS))}
            from mart.season_entry as entry
            join raw.table_column as label using (driver_id, snapshot_id, table_no)
            join raw.cell as cell using (driver_id, snapshot_id, table_no, row_no, column_no)
            group by driver_id, entry.cell_id
        ) as markup using (driver_id, cell_id)
        order by driver_id, discipline desc, table_no, row_no, cell_id
    """,
    "standings": """
        select standing.driver_id, discipline, first_year, series_id, series_class, points, points_gross, points_state, position,
            position_text, position_state, is_provisional, source, standing.cell_id, points_cell_id, position_cell_id, standing.table_no,
            points_cell.markup as points_markup, position_cell.markup as position_markup
        from mart.season_standing as standing
        left join raw.cell as points_cell
            on points_cell.driver_id = standing.driver_id and points_cell.cell_id = standing.points_cell_id
        left join raw.cell as position_cell
            on position_cell.driver_id = standing.driver_id and position_cell.cell_id = standing.position_cell_id
        order by standing.driver_id, first_year, standing.cell_id
    """,
    "results": """
        select
            driver_id, result.table_no, result.row_no, result.column_no, kind, season, series, series_id, race_class, team, car, round_no,
            event, event_race, event_link, session, result_text, position, class_position, sprint_position, status, state, colour,
            is_entered, is_start, is_pole, is_fastest_lap, cell_id, cell.markup
        from mart.race_result as result left join raw.cell as cell using (driver_id, cell_id)
        order by driver_id, result.table_no, result.row_no, result.column_no
    """,
    "tables": """
        select wikitable.* from raw.wikitable as wikitable join mart.driver using (driver_id, snapshot_id) order by driver_id, table_no
    """,
    "contributions": "select * from mart.contribution order by driver_id",
    "positions": "select * from mart.final_position order by driver_id",
    "columns": """
        select driver_id, table_no, list(column_name order by column_no desc) as names, list(column_no order by column_no desc) as numbers
        from raw.table_column join mart.driver using (driver_id, snapshot_id) group by driver_id, table_no order by driver_id
    """,
    "conflicts": """
        select * from mart.reconciliation where verdict = 'conflict' or kind is not null
        order by driver_id, season nulls first, series_id nulls first, metric, series_class nulls first
    """,
    "infobox": "select * from mart.infobox_witness order by driver_id, cell_id",
    "totals": "select * from mart.stated_total order by driver_id, cell_id",
    "prose": """
        select witness.*, sentence.text from mart.season_witness as witness left join raw.sentence as sentence using (driver_id, cell_id)
        order by driver_id, cell_id
    """,
    "verdicts": "select driver_id, verdict, count(*) as rows from mart.reconciliation group by all order by driver_id, verdict",
    "unread": """
        select driver_id, reason, sum(cells)::bigint as cells,
            list(template order by template) filter (where template is not null) as templates,
            flatten(list(places order by template nulls first))[:12] as places
        from (
            select driver_id, reason, template, count(*) as cells, list(cell_id order by cell_id)[:12] as places
            from quality.unread_cell group by all
        )
        group by driver_id, reason order by driver_id, cells desc, reason
    """,
}


@dataclass
class Driver:
    """Everything the report shows of one driver: a row of mart.driver and, by name of PARTS, rows of other tables."""

    driver: Row
    parts: dict[str, list[Row]] = field(default_factory=dict)

    def __getitem__(self, part: str) -> list[Row]:
        """The rows of one part; empty where the driver has none."""
        return self.parts.get(part, [])

    @cached_property
    def columns(self) -> dict[int, dict[str, int]]:
        """The columns of the summaries by name, for each table."""
        return {row.table_no: dict(zip(row.names, row.numbers, strict=True)) for row in self["columns"]}

    def entry_cell(self, entry: Row, column: str) -> str | None:
        """The cell of an entry's row that stands in a column of this name; None where the table has none."""
        number = self.columns.get(entry.table_no, {}).get(column)
        return None if number is None else f"{self.driver.snapshot_id}/t{entry.table_no}/r{entry.row_no}/c{number}"


def stream(connection: duckdb.DuckDBPyConnection, sql: str, parameters: Mapping[str, object] | None = None) -> Iterator[Row]:
    """The rows of a query as named tuples, fetched as they are asked for. Ends when the connection is used for something else."""
    cursor = connection.execute(sql, parameters or {})
    make = namedtuple("Row", [column[0] for column in cursor.description or ()])._make  # noqa: PYI024 - the query knows the columns
    while found := cursor.fetchmany(_FETCHED):
        yield from map(make, found)


def rows(connection: duckdb.DuckDBPyConnection, sql: str, parameters: Mapping[str, object] | None = None) -> list[Row]:
    """The rows of a query as named tuples."""
    return list(stream(connection, sql, parameters))


def fingerprints(connection: duckdb.DuckDBPyConnection, wanted: Sequence[str] | None = None) -> dict[str, str]:
    """What a driver's rows in the file come to, as a short text by driver_id: another one where any of them has changed.

    Of all drivers, or of those wanted.
    """
    among = "true"
    if wanted is not None:
        connection.execute(
            "create or replace temp table wanted as select unnest($wanted::varchar[]) as driver_id", {"wanted": list(wanted)}
        )
        among = f"driver_id between {quote(min(wanted, default=''))} and {quote(max(wanted, default=''))} and driver_id in (from wanted)"
    hashed = " union all ".join(
        f"select driver_id, {number} as part, sum(hash(t)::hugeint) as hash from {name} as t "
        f"where {_ROWS.get(name, 'true')} and {among} group by driver_id"
        for number, name in enumerate(_FINGERPRINTED)
    )
    of_driver = "select driver_id, md5(list((part, hash) order by part)::varchar)"
    found = connection.execute(f"{of_driver} from ({hashed}) semi join mart.driver using (driver_id) group by driver_id order by driver_id")
    return dict(found.fetchall())


def batch_size(connection: duckdb.DuckDBPyConnection) -> int:
    """How many drivers of a file can be read at once: time stays linear, and memory bounded, however long articles are."""
    return ranges.most(connection, TABLES, MOST_DRIVERS, MOST_ROWS)


def drivers(published: Path, batch: Sequence[str]) -> Iterator[Driver]:
    """The drivers of a batch by driver_id."""
    with in_memory(published, threads=1) as connection:
        connection.execute(f"attach {quote(str(published))} as published (read_only)")
        for schema in ("raw", "mart", "quality"):
            connection.execute(f"create schema {schema}")
        _copy(connection, batch)
        streams = {part: _ByDriver(connection.cursor(), sql) for part, sql in PARTS.items()}
        for row in rows(connection, _DRIVER):
            yield Driver(row, {part: found for part, each in streams.items() if (found := each.of(row.driver_id))})


def _copy(connection: duckdb.DuckDBPyConnection, batch: Sequence[str]) -> None:
    """Have the memory hold the rows of these drivers."""
    connection.execute("create or replace temp table wanted as select unnest($batch) as driver_id", {"batch": list(batch)})
    bounds = {"first": min(batch), "last": max(batch)}
    for name, columns in TABLES.items():
        those = f"driver_id in (from wanted) and driver_id between $first and $last and {_ROWS.get(name, 'true')}"
        connection.execute(f"create or replace table {name} as select {columns} from published.{name} where {those}", bounds)


class _ByDriver:
    """The rows of a query, whose first column is driver_id and which is in its order, given out driver by driver."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, sql: str) -> None:
        self._groups = groupby(stream(connection, sql), key=itemgetter(0))
        self._next = next(self._groups, None)

    def of(self, driver_id: str) -> list[Row]:
        """The rows of a driver; drivers must be asked for in order, and those before it are passed over."""
        while self._next is not None and self._next[0] < driver_id:
            self._next = next(self._groups, None)
        if self._next is None or self._next[0] != driver_id:
            return []
        found = list(self._next[1])
        self._next = next(self._groups, None)
        return found
