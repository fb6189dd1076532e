"""The checks: every file of sql/check/ is one claim that must hold, and its SELECT gives the rows that break it.

Belongs here: running the checks, keeping their failing rows, telling Dagster. Does not belong here: what must hold (sql/check/).

All marts are built before anything is checked (write, audit, publish), so that one run shows every failure and not only the
first. The asset quality.check_result runs the queries; the check step reports them, one Dagster check for each file. The one
that blocks publication is `blocking_checks_passed` on quality.check_result: a check on a table in the middle of the graph
cannot block what is built from it, because the checks come after all of it, but it does block what is published.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from math import ceil
from typing import Any

import dagster as dg
import duckdb

from pipeline.catalogue import Check, catalogue
from pipeline.literal import quote
from pipeline.mart import drivers_waiting, note_built, version
from pipeline.part import changed_part, drivers_part, drop_found, drop_part, find_anew, found, turns_of_drivers
from pipeline.run.resource import Warehouse, facts, key, markdown, spec
from pipeline.warehouse import count, latest_change, table_names

GATE = "blocking_checks_passed"
SHOWN = 20  # failing rows shown in the UI; all of them are in quality.failed_<name>
CELLS = 600_000  # of raw.cell that a turn over the drivers looks at: some hundred megabytes of memory
_FAILED = "quality.failed_"
_CHECKED = ("mart", "staging")  # the results wait for every table of these schemas


def audit(connection: duckdb.DuckDBPyConnection, checks: Iterable[Check], run_id: str) -> None:
    """Run checks, in the caller's transaction: failing rows go to quality.failed_<name>, results to quality.check_result.

    What a check of single drivers found before stays for those that have not changed since; the others alone are looked at.
    """
    kept = _kept(connection)
    latest = latest_change(connection)
    checks = list(checks)
    whole: list[Check] = []
    find_anew(connection)
    for check in checks:
        made = version(catalogue(), check.sql, check.upstream)
        waiting, since = drivers_waiting(connection, f"check.{check.name}", made) if check.is_by_driver else (-1, 0)
        if waiting < 0:
            connection.execute(f"DROP TABLE IF EXISTS {_rows_of(check)}")
            kept.discard(_rows_of(check))
            whole.append(check)
        elif waiting:
            if _rows_of(check) in kept:
                changed = f"SELECT driver_id FROM build.staged_driver WHERE change_no > {since}"
                connection.execute(f"DELETE FROM {_rows_of(check)} WHERE driver_id IN ({changed})")
            changed_part(connection, catalogue(), since, latest).find(_rows_of(check), check.sql, check.upstream)
        note_built(connection, f"check.{check.name}", made, latest)
    alone = _find_in_turns(connection, whole)
    # what is found is read when all of it is: a transaction sees a database as it was when it first looked
    for name in found(connection):
        _keep(connection, catalogue().checks[name.removeprefix(_FAILED)], f"SELECT * FROM found.{name}", kept)
    for check in whole:
        if check not in alone:
            _keep(connection, check, check.sql, kept)
    for check in checks:
        _note(connection, check, run_id, kept)
    drop_found(connection)


def _find_in_turns(connection: duckdb.DuckDBPyConnection, checks: Sequence[Check]) -> list[Check]:
    """Run those checks that go by drivers over some drivers at a time, where there is much to look at; gives them."""
    turns = ceil(count(connection, "raw.cell") / CELLS)
    alone = [check for check in checks if check.is_by_driver] if turns > 1 else []
    for first, last in turns_of_drivers(connection, turns) if alone else ():
        part = drivers_part(connection, catalogue(), first, last)
        for check in alone:
            part.find(_rows_of(check), check.sql, check.upstream)
    if alone:
        drop_part(connection)
    return alone


def _keep(connection: duckdb.DuckDBPyConnection, check: Check, sql: str, kept: set[str]) -> None:
    """Add the rows of a query to a check's failing rows; the table is there, and in `kept`, only if there are any."""
    table = _rows_of(check)
    if not count(connection, f"({sql.rstrip().rstrip(';')})"):
        return
    if table in kept:
        connection.execute(f"INSERT INTO {table} {sql}")
        return
    connection.execute(f"CREATE TABLE {table} AS {sql}")
    _describe(connection, check, table)
    kept.add(table)


def _kept(connection: duckdb.DuckDBPyConnection) -> set[str]:
    """The tables of failing rows that there are, asked beside the caller's transaction, which then has not looked at other databases."""
    with closing(connection.cursor()) as own:
        return {name for name in table_names(own) if name.startswith(_FAILED)}


def _note(connection: duckdb.DuckDBPyConnection, check: Check, run_id: str, kept: set[str]) -> None:
    """Write a check's result, by the failing rows that are kept of it."""
    failing = count(connection, _rows_of(check)) if _rows_of(check) in kept else 0
    if not failing:
        connection.execute(f"DROP TABLE IF EXISTS {_rows_of(check)}")
    connection.execute("DELETE FROM quality.check_result WHERE check_name = ?", [check.name])
    values = [check.name, check.table, check.severity, not failing, failing, check.invariant, check.description, check.remedy, run_id]
    connection.execute("INSERT INTO quality.check_result VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", values)


def _rows_of(check: Check) -> str:
    return f"{_FAILED}{check.name}"


def _describe(connection: duckdb.DuckDBPyConnection, check: Check, table: str) -> None:
    """Comment a table of failing rows: its columns mean what they mean everywhere."""
    connection.execute(
        f"COMMENT ON TABLE {table} IS {quote(f'One row for each that breaks this check ({check.severity}): {check.description}')}"
    )
    for column, *_ in connection.execute(f"DESCRIBE {table}").fetchall():
        comment = catalogue().column_comments.get(column, f"What {check.name} compares; the table's comment says what must hold.")
        connection.execute(f'COMMENT ON COLUMN {table}."{column}" IS {quote(comment)}')


def audit_all(connection: duckdb.DuckDBPyConnection, run_id: str) -> None:
    """Run every check, and forget the results of checks that are no more."""
    checks = catalogue().checks
    for (name,) in connection.execute("SELECT check_name FROM quality.check_result").fetchall():
        if name not in checks:
            connection.execute("DELETE FROM quality.check_result WHERE check_name = ?", [name])
            connection.execute("DELETE FROM build.built_table WHERE table_name = ?", [f"check.{name}"])
            connection.execute(f"DROP TABLE IF EXISTS quality.failed_{name}")
    audit(connection, checks.values(), run_id)


def blocking_failures(connection: duckdb.DuckDBPyConnection) -> list[tuple[str, int, str]]:
    """The failed checks that stop publication: name, failing rows, remedy."""
    names = [check.name for check in catalogue().checks.values() if check.is_blocking]
    query = """
        SELECT check_name, failing_rows, remedy FROM quality.check_result
        WHERE NOT passed AND list_contains(?, check_name) ORDER BY check_name
    """
    return connection.execute(query, [names]).fetchall()


@dg.multi_asset(
    name="check",
    specs=[
        spec(
            catalogue().tables["quality.check_result"],
            "check",
            deps=[name for name, table in catalogue().tables.items() if table.schema in _CHECKED],
            kinds=("sql", "duckdb"),
        )
    ],
)
def check_result(context: dg.AssetExecutionContext, warehouse: Warehouse) -> dg.MaterializeResult:
    """Run every check and keep the rows that fail."""
    with warehouse.step() as connection:
        audit_all(connection, warehouse.run_id)
        metadata = facts(connection, "quality.check_result")
        failed = markdown(
            connection,
            "SELECT check_name, severity, failing_rows, table_name, remedy FROM quality.check_result WHERE NOT passed ORDER BY ALL",
        )
    context.log.info(f"check: {metadata['dagster/row_count'].value} checks run")
    return dg.MaterializeResult(metadata={**metadata, "failed": dg.MetadataValue.md(failed)})


def _spec(check: Check) -> dg.AssetCheckSpec:
    return dg.AssetCheckSpec(
        check.name,
        asset=key(check.table),
        description=f"{check.description}\n\nInvariant {check.invariant}. {check.remedy}",
        additional_deps=[key("quality.check_result")],
        metadata={"invariant": check.invariant, "remedy": check.remedy, "sql": dg.MetadataValue.md(f"```sql\n{check.sql}\n```")},
    )


_GATE_SPEC = dg.AssetCheckSpec(
    GATE,
    asset=key("quality.check_result"),
    description="No check of severity ERROR fails: only then is the warehouse published.",
    blocking=True,
)


@dg.multi_asset_check(name="report_checks", specs=[*(_spec(check) for check in catalogue().checks.values()), _GATE_SPEC], can_subset=True)
def report_checks(context: dg.AssetCheckExecutionContext, warehouse: Warehouse) -> Iterator[dg.AssetCheckResult]:
    """Tell Dagster of each check; those that this run has not made yet (one was asked for alone) are made now."""
    wanted = [catalogue().checks[selected.name] for selected in context.selected_asset_check_keys if selected.name != GATE]
    with warehouse.step() as connection:
        fresh = {
            row[0]
            for row in connection.execute("SELECT check_name FROM quality.check_result WHERE run_id = ?", [warehouse.run_id]).fetchall()
        }
        audit(connection, [check for check in wanted if check.name not in fresh], warehouse.run_id)
    for check in sorted(wanted, key=lambda check: check.name):
        yield _result(connection, check)
    if any(selected.name == GATE for selected in context.selected_asset_check_keys):
        failed = blocking_failures(connection)
        for name, rows, remedy in failed:
            context.log.error(f"blocking check {name} failed with {rows} rows: {remedy}")
        yield dg.AssetCheckResult(
            check_name=GATE,
            asset_key=key("quality.check_result"),
            passed=not failed,
            description="; ".join(f"{name}: {rows} rows" for name, rows, _ in failed) or "every blocking check passed",
        )


def _result(connection: duckdb.DuckDBPyConnection, check: Check) -> dg.AssetCheckResult:
    row = connection.execute("SELECT passed, failing_rows FROM quality.check_result WHERE check_name = ?", [check.name]).fetchone()
    passed, failing = row or (False, 0)
    metadata: dict[str, Any] = {"failing_rows": failing}
    if not passed:
        metadata["rows"] = dg.MetadataValue.md(markdown(connection, f"SELECT * FROM quality.failed_{check.name} LIMIT {SHOWN}"))
        metadata["remedy"] = check.remedy
    return dg.AssetCheckResult(
        check_name=check.name,
        asset_key=key(check.table),
        passed=passed,
        severity=dg.AssetCheckSeverity[check.severity],
        description="holds" if passed else f"{failing} {'row breaks' if failing == 1 else 'rows break'} it",
        metadata=metadata,
    )
