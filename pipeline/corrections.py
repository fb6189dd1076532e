"""Corrections: what an article is known to state wrongly, put right in staging for as long as the article says it.

Belongs here: applying seeds/corrections.csv and saying what became of each row. Does not belong here: rules of reading (parse).

A correction names its claim by table and row_key as in mart.article_change, or by its cell. It is applied only where the
article states what was expected; where it says something else the correction is left out, and a check says so.
"""

import duckdb

from pipeline.history import GRAINS, Grain, row_key
from pipeline.parse.frames import SCHEMAS

ACTIVE = "active"
_LISTED = "SELECT row_number() OVER () AS correction_no, * FROM raw.rule_corrections"


def fingerprint(driver: str) -> str:
    """The SQL expression of a text that changes with the corrections of the driver in the column `driver`."""
    rows = f"FROM raw.rule_corrections AS r WHERE r.driver_id = {driver}"
    return f"(SELECT coalesce(md5(string_agg(r::VARCHAR, '' ORDER BY r::VARCHAR)), '') {rows})"


def apply_corrections(connection: duckdb.DuckDBPyConnection) -> None:
    """Apply the corrections of the drivers in the temporary table `changed` to what was just staged of them."""
    connection.execute("DELETE FROM quality.applied_correction WHERE driver_id IN (SELECT driver_id FROM changed)")
    columns = ("correction_no", "driver_id", "table_name", "row_key", "column_name", "expect", "value", "reason", "status")
    rows = connection.execute(f"""
        SELECT {", ".join(columns)} FROM ({_LISTED}) WHERE driver_id IN (SELECT driver_id FROM changed WHERE snapshot_id IS NOT NULL)
        ORDER BY correction_no
    """).fetchall()
    for row in rows:
        one = dict(zip(columns, row, strict=True))
        stated, cell_id, outcome = None, None, "retired"
        if one["status"] == ACTIVE:
            stated, cell_id, outcome = _apply(connection, one)
        values = [*row[:6], stated, one["value"], one["reason"], one["status"], outcome, cell_id]
        connection.execute("INSERT INTO quality.applied_correction VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", values)


def _apply(connection: duckdb.DuckDBPyConnection, one: dict[str, str | None]) -> tuple[str | None, str | None, str]:
    """Apply one correction: what the article states, the cell, and the outcome."""
    grain = next((grain for grain in GRAINS if one["table_name"] in {grain.told_as, f"staging.{grain.table}"}), None)
    column = one["column_name"]
    if grain is None or column not in grain.values:
        return None, None, "missing"
    cell = "cell_id" if "cell_id" in SCHEMAS[grain.table] else "NULL"
    found = connection.execute(
        f"""
        SELECT claim_no, cell_id, stated FROM (
            SELECT rowid AS claim_no, {cell} AS cell_id, {column}::VARCHAR AS stated, {row_key(grain)} AS key
            FROM staging.{grain.table} WHERE driver_id = ?
        ) WHERE ? IN (key, cell_id)
        """,
        [one["driver_id"], one["row_key"]],
    ).fetchone()
    if found is None:
        return None, None, "missing"
    claim_no, cell_id, stated = found
    if not _is_equal(connection, grain, column, stated, one["expect"]):
        return stated, cell_id, "superseded" if _is_equal(connection, grain, column, stated, one["value"]) else "unexpected"
    kind = _kind(connection, grain, column)
    cast = connection.execute(f"SELECT TRY_CAST(? AS {kind})", [one["value"]]).fetchone()
    if one["value"] and cast and cast[0] is None:
        return stated, cell_id, "invalid"
    state = next((name for name in (f"{column}_state", "state") if name in SCHEMAS[grain.table]), None)
    also = f", {state} = '{'reported' if one['value'] else 'unknown'}'" if state else ""
    statement = f"UPDATE staging.{grain.table} SET {column} = CAST(? AS {kind}){also} WHERE rowid = ?"
    connection.execute(statement, [one["value"] or None, claim_no])
    return stated, cell_id, "applied"


def _kind(connection: duckdb.DuckDBPyConnection, grain: Grain, column: str) -> str:
    row = connection.execute(f"SELECT typeof({column}) FROM (SELECT NULL) LEFT JOIN staging.{grain.table} ON true LIMIT 1").fetchone()
    return row[0] if row else "VARCHAR"


def _is_equal(connection: duckdb.DuckDBPyConnection, grain: Grain, column: str, left: str | None, right: str | None) -> bool:
    """Whether two texts are the same value of a column: `5` and `5.0000` points are; a blank is no value."""
    kind = _kind(connection, grain, column)
    query = f"SELECT TRY_CAST(? AS {kind}) IS NOT DISTINCT FROM TRY_CAST(? AS {kind})"
    row = connection.execute(query, [left or None, right or None]).fetchone()
    return bool(row and row[0])
