"""What the report reads from the published file: one query for a table and a batch of drivers, never one for each driver.

Belongs here: the report's SQL and its rows. Does not belong here: how a page shows them.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import SimpleNamespace

import duckdb

BATCH = 50
METRICS = ("races", "wins", "poles", "fastest_laps", "podiums")

Row = SimpleNamespace

_DRIVER = """
    select driver.*, article.fetched_at, article.licence, article.source, article.format, article.sha256
    from mart.driver as driver left join raw.article as article using (snapshot_id)
    where driver.driver_id in (select unnest($drivers)) order by driver.driver_id
"""
PARTS = {
    "career": "select * from mart.driver_career where driver_id in (select unnest($drivers))",
    "series": "select * from mart.driver_series where driver_id in (select unnest($drivers)) order by first_season, series_id",
    "teams": "select * from mart.driver_team where driver_id in (select unnest($drivers)) order by first_season, team_id nulls last",
    "entries": """
        select * from mart.season_entry where driver_id in (select unnest($drivers))
        order by driver_id, discipline desc, table_no, row_no, cell_id
    """,
    "entry_cells": """
        select entry.driver_id, entry.cell_id as entry_cell_id, label.column_name, cell.cell_id, cell.markup
        from mart.season_entry as entry
        join raw.table_column as label using (driver_id, snapshot_id, table_no)
        join raw.cell as cell using (driver_id, snapshot_id, table_no, row_no, column_no)
        where driver_id in (select unnest($drivers))
            and label.column_name in ('season', 'races', 'wins', 'poles', 'fastest_laps', 'podiums')
    """,
    "standings": """
        select standing.*, points_cell.markup as points_markup, position_cell.markup as position_markup
        from mart.season_standing as standing
        left join raw.cell as points_cell
            on points_cell.driver_id = standing.driver_id and points_cell.cell_id = standing.points_cell_id
        left join raw.cell as position_cell
            on position_cell.driver_id = standing.driver_id and position_cell.cell_id = standing.position_cell_id
        where standing.driver_id in (select unnest($drivers)) order by standing.driver_id, first_year, standing.cell_id
    """,
    "results": """
        select result.*, cell.markup
        from mart.race_result as result left join raw.cell as cell using (driver_id, cell_id)
        where driver_id in (select unnest($drivers))
        order by result.driver_id, result.table_no, result.row_no, result.column_no
    """,
    "tables": """
        select wikitable.* from raw.wikitable as wikitable join mart.driver using (driver_id, snapshot_id)
        where driver_id in (select unnest($drivers)) order by driver_id, table_no
    """,
    "evidence": """
        select driver_id, table_name, row_key, column_name, list(cell_id order by table_no, row_no, column_no, cell_id) as cells
        from (
            select evidence.driver_id, evidence.table_name, row_key, column_name, evidence.cell_id, table_no, row_no, column_no
            from mart.evidence as evidence left join raw.cell as cell using (driver_id, cell_id)
            where driver_id in (select unnest($drivers))
                and table_name in ('mart.driver_career', 'mart.driver_series', 'mart.driver_team')
        )
        group by all
    """,
    "conflicts": """
        select * from mart.reconciliation where driver_id in (select unnest($drivers)) and (verdict = 'conflict' or kind is not null)
        order by driver_id, season nulls first, series_id nulls first, metric
    """,
    "infobox": "select * from mart.infobox_witness where driver_id in (select unnest($drivers))",
    "prose": """
        select witness.*, sentence.text from mart.season_witness as witness left join raw.sentence as sentence using (driver_id, cell_id)
        where driver_id in (select unnest($drivers)) and witness.source = 'prose'
    """,
    "verdicts": """
        select driver_id, verdict, count(*) as rows from mart.reconciliation
        where driver_id in (select unnest($drivers)) group by all order by verdict
    """,
    "unread": """
        select driver_id, reason, sum(cells)::bigint as cells,
            list(template order by template) filter (where template is not null) as templates,
            flatten(list(places order by template nulls first))[:12] as places
        from (
            select driver_id, reason, template, count(*) as cells, list(cell_id order by cell_id)[:12] as places
            from quality.unread_cell where driver_id in (select unnest($drivers)) group by all
        )
        group by driver_id, reason order by cells desc, reason
    """,
}


@dataclass(slots=True)
class Driver:
    """Everything the report shows of one driver: a row of mart.driver and, by name of PARTS, rows of other tables."""

    driver: Row
    parts: dict[str, list[Row]] = field(default_factory=dict)

    def __getitem__(self, part: str) -> list[Row]:
        """The rows of one part; empty where the driver has none."""
        return self.parts.get(part, [])


def rows(connection: duckdb.DuckDBPyConnection, sql: str, parameters: Mapping[str, object] | None = None) -> list[Row]:
    """The rows of a query, each with its columns as attributes."""
    cursor = connection.execute(sql, parameters or {})
    names = [column[0] for column in cursor.description or ()]
    return [Row(**dict(zip(names, values, strict=True))) for values in cursor.fetchall()]


def drivers(connection: duckdb.DuckDBPyConnection, parts: Sequence[str] = tuple(PARTS)) -> Iterator[Driver]:
    """Every driver by driver_id with the named parts, read in batches so that time and memory stay linear."""
    ids = [row.driver_id for row in rows(connection, "select driver_id from mart.driver order by driver_id")]
    for start in range(0, len(ids), BATCH):
        batch = {"drivers": ids[start : start + BATCH]}
        found = {part: _grouped(rows(connection, PARTS[part], batch)) for part in parts}
        for row in rows(connection, _DRIVER, batch):
            yield Driver(row, {part: grouped[row.driver_id] for part, grouped in found.items() if row.driver_id in grouped})


def _grouped(found: list[Row]) -> dict[str, list[Row]]:
    grouped: dict[str, list[Row]] = defaultdict(list)
    for row in found:
        grouped[row.driver_id].append(row)
    return grouped
