"""Other ways in which the same invariants break: each is noticed by the check whose case shows one way already."""

import duckdb
import pytest

from pipeline.catalogue import catalogue

CAREER = "insert into mart.driver_career (driver_id, races, wins) values ('a', {}, null);"
RESULT = "insert into {}.race_result (driver_id, cell_id, status, {}) values ('a', 'x', 'classified', {});"


@pytest.mark.parametrize(
    ("check", "given"),
    [
        (
            "career_is_the_sum_of_its_seasons",
            CAREER.format("null") + "insert into mart.driver_season (driver_id, season, races) values ('a', 2020, 9)",
        ),
        ("career_is_the_sum_of_its_series", CAREER.format(9)),
        ("career_is_the_sum_of_its_teams", "insert into mart.driver_team (driver_id, team_id, races) values ('b', 't', 9)"),
        *(
            ("marts_add_up_to_staging", RESULT.format("staging", column, value) + RESULT.format("mart", column, other))
            for column, value, other in (("is_start", "true", "false"), ("result_text", "'1'", "'2'"), ("state", "'reported'", "'unread'"))
        ),
        (
            "marts_add_up_to_staging",
            ("insert into staging.driver (driver_id, full_name) values ('a', 'A');"
            "insert into mart.driver (driver_id, full_name) values ('a', 'B')"),
        ),
        ("daggers_stand_at_cars_that_stopped", """
            insert into staging.footnote (driver_id, snapshot_id, table_no, mark, meaning) values ('a', 'a@1', 2, '†', 'guest');
            insert into mart.season_standing (driver_id, snapshot_id, table_no, position, position_text) values ('a', 'a@1', 2, 1, '1st†')
        """),
        ("counts_are_not_negative", """
            insert into raw.current_article (driver_id, snapshot_id) values ('a', 'a@1');
            insert into raw.table_column (snapshot_id, table_no, column_no, column_name) values ('a@1', 2, 4, 'laps');
            insert into raw.cell (driver_id, snapshot_id, cell_id, table_no, row_no, column_no, origin_row_no, origin_column_no, text)
                values ('a', 'a@1', 'a@1/t2/r2/c4', 2, 2, 4, 2, 4, '− 12')
        """),
    ],
)  # fmt: skip
def test_another_way_is_noticed(empty_warehouse: duckdb.DuckDBPyConnection, check: str, given: str) -> None:
    empty_warehouse.execute(given)
    assert empty_warehouse.execute(catalogue().checks[check].sql).fetchall()
