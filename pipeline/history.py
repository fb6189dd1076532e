"""The life of an article over its snapshots: what changed, claim by claim, and how much of the past is kept.

Belongs here: comparing the claims of two snapshots, retention. Does not belong here: which snapshot is current (guard, staging).

Claims are compared by the grain of their table and not by their place, so that a table moved down the page has changed nothing.
"""

from dataclasses import dataclass

import duckdb

from pipeline.parse.frames import RAW, SCHEMAS
from pipeline.warehouse import count


@dataclass(frozen=True, slots=True)
class Grain:
    """What names a claim of staging.`table` (`key` after the driver_id), and which of its columns are compared.

    `told_as` is the table under which its changes are told.
    """

    table: str
    told_as: str
    key: tuple[str, ...]
    values: tuple[str, ...]


GRAINS = (
    Grain(
        "driver", "mart.driver", (),
        ("name", "full_name", "birth_date", "birth_place", "death_date", "nationality", "racing_licence", "current_team"),
    ),
    Grain(
        "infobox_claim", "staging.infobox_claim", ("series_id", "metric"),
        ("value", "value_text"),
    ),
    Grain(
        "season_entry", "mart.season_entry", ("discipline", "first_year", "series_id", "series_class", "team_id"),
        ("season", "role", "races", "wins", "poles", "fastest_laps", "podiums", "is_provisional"),
    ),
    Grain(
        "season_standing", "mart.season_standing", ("discipline", "first_year", "series_id", "series_class", "source"),
        ("points", "position", "position_text", "is_provisional"),
    ),
    Grain(
        "race_result", "mart.race_result", ("season", "series_id", "race_class", "round_no", "event", "event_race"),
        ("result_text", "position", "status", "is_pole", "is_fastest_lap", "sprint_position"),
    ),
)  # fmt: skip


_PLACE = ("table_no", "row_no", "column_no", "block_no", "item_no")


def row_key(grain: Grain) -> str:
    """The SQL expression of a claim's row_key: driver_id and grain columns joined by `/`; claims alike in all of them are numbered."""
    columns = ", ".join(f"coalesce({column}::VARCHAR, '')" for column in ("driver_id", *grain.key))
    place = [column for column in _PLACE if column in SCHEMAS[grain.table]]
    order = ", ".join(place or ["driver_id"])
    nth = f"row_number() OVER (PARTITION BY snapshot_id, {', '.join(('driver_id', *grain.key))} ORDER BY {order})"
    return f"concat_ws('/', {columns}) || CASE {nth} WHEN 1 THEN '' ELSE '/' || {nth} END"


def _place(grain: Grain, column: str) -> str:
    """The SQL expression of the cell that gave a column of a claim; of a driver, who is read from the whole article, there is none."""
    named = [name for name in (f"{column}_cell_id", "cell_id") if name in SCHEMAS[grain.table]]
    return f"coalesce({', '.join(named)})" if named else "NULL::VARCHAR"


def _values(grain: Grain, source: str) -> str:
    """Every value that is not null of the claims in `source`, one a row, with the season that it speaks of and its place."""
    year = next((column for column in ("first_year", "season") if column in grain.key), "NULL::INTEGER")
    listed = ", ".join(f"{{'name': '{column}', 'value': {column}::VARCHAR, 'place': {_place(grain, column)}}}" for column in grain.values)
    return f"""
        SELECT driver_id, row_key, first_year, pair.name AS column_name, pair.value, pair.place
        FROM (SELECT driver_id, {row_key(grain)} AS row_key, {year} AS first_year, unnest([{listed}]) AS pair FROM {source})
        WHERE pair.value IS NOT NULL
    """


def note_changes(connection: duckdb.DuckDBPyConnection) -> int:
    """Fill raw.claim_change for the drivers of the temporary table `changed` (driver_id, snapshot_id), before they are staged.

    Two snapshots are compared as this parser reads both. Where the snapshot is the same and only what templates say has
    changed, what was staged is compared with what is now read. A driver's first snapshot has changed nothing. Gives the
    number of changes.
    """
    connection.execute("""
        CREATE OR REPLACE TEMP TABLE compared AS
        SELECT n.driver_id, coalesce(s.snapshot_id, n.snapshot_id) AS old_id, n.snapshot_id AS new_id
        FROM changed AS n JOIN build.staged_driver AS s USING (driver_id)
        WHERE n.snapshot_id IS NOT NULL AND (n.snapshot_id <> s.snapshot_id OR n.expansion_sha256 IS DISTINCT FROM s.expansion_sha256)
    """)
    connection.execute("""
        DELETE FROM raw.claim_change
        WHERE driver_id IN (SELECT driver_id FROM compared) OR driver_id IN (SELECT driver_id FROM changed WHERE snapshot_id IS NULL)
    """)
    if not count(connection, "compared"):
        return 0
    for grain in GRAINS:
        old = f"""(
            SELECT c.* FROM build.claim_{grain.table} AS c JOIN compared ON c.snapshot_id = old_id WHERE old_id <> new_id
            UNION ALL BY NAME SELECT c.* FROM staging.{grain.table} AS c JOIN compared ON c.snapshot_id = old_id WHERE old_id = new_id
        )"""
        new = f"(SELECT c.* FROM build.claim_{grain.table} AS c JOIN compared ON c.snapshot_id = new_id)"
        connection.execute(f"""
            INSERT INTO raw.claim_change
            SELECT
                driver_id, old_id, new_id, '{grain.told_as}', row_key, column_name, old.value, new.value,
                CASE WHEN old.value IS NULL THEN 'added' WHEN new.value IS NULL THEN 'removed' ELSE 'changed' END,
                coalesce(new.first_year, old.first_year), coalesce(new.place, old.place)
            FROM ({_values(grain, old)}) AS old
            FULL JOIN ({_values(grain, new)}) AS new USING (driver_id, row_key, column_name)
            JOIN compared USING (driver_id)
            WHERE old.value IS DISTINCT FROM new.value AND NOT EXISTS (
                FROM quality.applied_correction AS a
                WHERE old_id = new_id AND a.outcome = 'applied' AND a.driver_id = compared.driver_id AND a.row_key = old.row_key
                    AND a.column_name = old.column_name
            )
            ORDER BY driver_id, row_key, column_name
        """)
    row = connection.execute("SELECT count(*) FROM raw.claim_change WHERE driver_id IN (SELECT driver_id FROM compared)").fetchone()
    return row[0] if row else 0


def last_changes(connection: duckdb.DuckDBPyConnection) -> list[tuple[str, str, int, int, int]]:
    """What the staging before this call changed: driver, table, and how many values were added, changed and removed."""
    return connection.execute("""
        SELECT
            driver_id, table_name,
            count(*) FILTER (change = 'added'), count(*) FILTER (change = 'changed'), count(*) FILTER (change = 'removed')
        FROM raw.claim_change JOIN compared USING (driver_id)
        GROUP BY ALL ORDER BY ALL
    """).fetchall()


def prune(connection: duckdb.DuckDBPyConnection, keep: int) -> int:
    """Forget all but the newest `keep` snapshots of each driver (0: keep all); the current, the one before and held ones stay.

    Gives how many were forgotten.
    """
    if keep <= 0:
        return 0
    rows = connection.execute(
        """
        WITH ranked AS (
            SELECT
                snapshot_id,
                row_number() OVER (PARTITION BY driver_id ORDER BY coalesce(revision_at, fetched_at) DESC, rowid DESC) AS age
            FROM raw.article
        )
        SELECT snapshot_id FROM ranked
        WHERE age > ? AND snapshot_id NOT IN (
            SELECT unnest([snapshot_id, coalesce(previous_snapshot_id, snapshot_id)]) FROM raw.current_article
            UNION ALL SELECT snapshot_id FROM quality.held_snapshot
        )
        """,
        [keep],
    ).fetchall()
    forget(connection, [row[0] for row in rows])
    return len(rows)


def forget(connection: duckdb.DuckDBPyConnection, snapshots: list[str]) -> None:
    """Take snapshots out of the history: their texts, what was read of them, their claims."""
    tables = ["raw.article", "raw.template_expansion", "raw.accepted_snapshot", "quality.held_snapshot", "build.parsed_snapshot"]
    tables += [f"raw.{name}" if name in RAW else f"build.claim_{name}" for name in SCHEMAS]
    for table in tables if snapshots else ():
        connection.execute(f"DELETE FROM {table} WHERE snapshot_id IN (SELECT unnest(?))", [snapshots])
