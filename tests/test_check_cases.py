"""Every check of sql/check/ has a case in which it passes and one in which it fails.

A case is tests/cases/check/<check>.sql: a sentence, the rows that pass below `-- pass`, the rows that fail below `-- fail`.
"""

from pathlib import Path

import duckdb
import pytest

from pipeline.catalogue import Check, catalogue

CASES = Path(__file__).parent / "cases" / "check"
CHECKS = catalogue().checks
# what only Paddock can get wrong (shape, addresses, grain, sums, evidence, attribution); an article can break all the others
BLOCKING = {"1", "5", "6", "7", "9", "10", "11", "21", "34", "35", "36", "37", "38", "39", "40", "61", "74", "75", "76", "78", "79"}


def parts(name: str) -> tuple[str, str, str]:
    """The sentence, the passing rows and the failing rows of a check's case."""
    sentence, rest = (CASES / f"{name}.sql").read_text(encoding="utf-8").split("-- pass\n")
    passing, failing = rest.split("-- fail\n")
    return sentence.removeprefix("-- ").strip(), passing, failing


def failing_rows(connection: duckdb.DuckDBPyConnection, check: Check, given: str) -> list[tuple]:
    connection.execute(given)
    return connection.execute(check.sql).fetchall()


@pytest.mark.parametrize("name", CHECKS)
def test_check_passes(name: str, empty_warehouse: duckdb.DuckDBPyConnection) -> None:
    sentence, passing, _ = parts(name)
    assert sentence.endswith(".")
    assert failing_rows(empty_warehouse, CHECKS[name], passing) == []
    rows = sum(
        empty_warehouse.execute(f"SELECT count(*) FROM {table}").fetchall()[0][0] for table in CHECKS[name].upstream or [CHECKS[name].table]
    )
    assert rows, "a check that passes on empty tables has checked nothing"


@pytest.mark.parametrize("name", CHECKS)
def test_check_fails(name: str, empty_warehouse: duckdb.DuckDBPyConnection) -> None:
    assert failing_rows(empty_warehouse, CHECKS[name], parts(name)[2])


def test_every_check_has_a_case_and_every_case_a_check() -> None:
    assert {path.stem for path in CASES.glob("*.sql")} == set(CHECKS)


def test_every_invariant_has_a_check() -> None:
    numbers = {check.invariant for check in CHECKS.values()} - {"none"}
    assert numbers == {str(number) for number in range(1, 81)}


@pytest.mark.parametrize("name", CHECKS)
def test_only_our_own_faults_block_publication(name: str) -> None:
    check = CHECKS[name]
    assert check.is_blocking == (check.invariant in BLOCKING)


@pytest.mark.parametrize("name", CHECKS)
def test_check_is_described(name: str) -> None:
    check = CHECKS[name]
    assert check.description.endswith(".")
    assert check.remedy.endswith(".")
    assert "cross join" not in check.sql.casefold()
