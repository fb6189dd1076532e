"""Ways in which an article contradicts itself, another article or its last revision, and in which a table is not what made it."""

import duckdb
import pytest

from pipeline.catalogue import catalogue

CELL = """insert into raw.cell (
    driver_id, snapshot_id, table_no, row_no, column_no, cell_id, origin_row_no, origin_column_no, source_column_no, text, markup
) select 'a', 'a@1', 1, r, c, 'a@1/t1/r' || r || '/c' || c, o, p, c, t, t from (values ({}, {}, {}, {}, '{}')) as x (r, c, o, p, t);"""
GRID = """insert into mart.race_result (driver_id, snapshot_id, table_no, row_no, column_no, round_no, kind, cell_id, {0})
    select 'a', 'a@1', 1, 2, x.c, x.n, 'results_grid', 'a@1/t1/r2/c' || x.c, x.* exclude (c, n) from (values {1}) as x (c, n, {0});"""
CHANGE = """insert into mart.article_change
    (driver_id, from_snapshot_id, to_snapshot_id, row_key, first_year, is_finished_season,
    table_name, column_name, old_value, new_value, change)
    values ('a', 'a@1', 'a@2', 'a/f/wins', 2020, true, '{}', '{}', {}, {}, '{}')"""


@pytest.mark.parametrize(
    ("check", "given"),
    [
        ("infobox_races_are_in_the_grids", GRID.format("season, series_id, event_link, position, is_entered, is_start, state", """
            (3, 1, 1979, 'f', '1979 Dutch Grand Prix', 2, true, true, 'reported'),
            (4, 2, 1979, 'f', '1979 Italian Grand Prix', 1, true, true, 'reported')
        """) + """
            insert into staging.infobox_claim (driver_id, cell_id, metric, value_text, series_id)
                values ('a', 'y', 'last_win', '1979 Dutch Grand Prix', 'f')
        """),
        ("events_are_known_to_others", GRID.format("series_id, event, event_link", """
            (3, 1, 'f', 'NED', '1974 Dutch Grand Prix'), (4, 2, 'f', 'NED', '1975 Dutch Grand Prix'),
            (5, 3, 'f', 'NED', '1976 Dutch Grand Prix'), (6, 4, 'f', 'SWE', '1974 Swedish Grand Prix'),
            (7, 5, 'f', 'SWE', '1975 Swedish Grand Prix'), (8, 6, 'f', 'SWE', '1976 Swedish Grand Prix'),
            (9, 7, 'f', 'SWE', '1977 Dutch Grand Prix')
        """)),
        ("events_are_known_to_others", GRID.format("series_id, event, event_link", """
            (3, 1, 'f', 'SWE', '1974 Swedish Grand Prix'), (4, 2, 'f', 'SWE', '1975 Swedish Grand Prix'),
            (5, 3, 'f', 'SWD', '1976 Swedish Grand Prix')
        """)),
        ("events_are_known_to_others", "".join(
            f"""insert into mart.race_result (driver_id, cell_id, kind, series_id, season, round_no, event)
                select '{driver}', '{driver}' || n, 'results_grid', 'f', 2020, n,
                    'E' || case when '{driver}' != 'c' or n not in (3, 4) then n when n = 3 then 4 else 3 end from range(1, 12) as x (n);"""
            for driver in "abc"
        )),
        *(
            (check, CHANGE.format(table, column, old, new, change))
            for check, table, column, old, new, change in (
                ("finished_seasons_keep_their_counts", "mart.season_entry", "wins", "'4'", "null", "removed"),
                ("finished_seasons_keep_their_counts", "mart.race_result", "position", "'1'", "'2'", "changed"),
                ("finished_seasons_keep_their_counts", "mart.race_result", "position", "'3'", "null", "removed"),
                ("finished_seasons_keep_their_counts", "mart.race_result", "is_pole", "'true'", "'false'", "changed"),
                ("finished_seasons_keep_their_points", "mart.season_standing", "points", "'45'", "null", "removed"),
                ("infobox_counts_do_not_fall", "staging.infobox_claim", "value", "'9'", "null", "removed"),
                ("the_same_revision_changes_nothing", "mart.season_entry", "wins", "'4'", "'4'", "changed"),
                ("the_same_revision_changes_nothing", "mart.season_entry", "wins", "'4'", "'5'", "added"),
                ("infobox_counts_do_not_fall", "staging.infobox_claim", "value_text", "'9 (8 starts)'", "'9 (7 starts)'", "changed"),
            )
        ),
        ("claims_have_their_place_in_raw", """
            insert into staging.season_entry (driver_id, cell_id) values ('b', 'a@1/t1/r2/c2');
        """ + CELL.format(2, 2, 2, 2, "A")),
        *(
            ("equal_content_gives_equal_rows", f"""
                insert into raw.article (driver_id, snapshot_id, sha256, format, title)
                    values ('a', 'a@1', 'h', 'extract', 'A'), ('a', 'a@2', 'h', 'extract', 'A');
                insert into raw.{table} (snapshot_id, {column}) values ('a@1', '1'), ('a@2', '2')
            """)
            for table, column in (("infobox_field", "text"), ("sentence", "text"), ("wikitable", "kind"), ("table_column", "column_name"))
        ),
        ("races_have_one_car_at_each_place", "".join(
            GRID.replace("'a'", f"'{driver}'").replace("a@1", f"{driver}@1").format("season, series_id, team_id, event, position", f"""
                (3, 1, 1974, 'f', 't', 'ARG', {places[0]}), (4, 2, 1974, 'f', 't', 'BRA', {places[1]}),
                (5, 3, 1974, 'f', 't', 'RSA', {places[2]})
            """) for driver, places in (("a", (1, 4, 9)), ("b", (2, 4, 6)))
        )),
        ("measures_are_the_sums_of_their_rows", """
            insert into mart.contribution (driver_id, basis, first_year, series_id, team_id, races)
                values ('a', 'summary', 2020, 'f', 't', 8);
            insert into mart.season_entry (driver_id, discipline, first_year, races) values ('a', 'racing', 2020, 9);
            insert into mart.driver_career (driver_id, races) values ('a', 8);
            insert into mart.driver_season (driver_id, season, races) values ('a', 2020, 8);
            insert into mart.driver_series (driver_id, series_id, races) values ('a', 'f', 8);
            insert into mart.driver_team (driver_id, team_id, races) values ('a', 't', 8)
        """),
        ("finished_seasons_keep_their_points", CHANGE.format("mart.season_standing", "position", "'7'", "'9'", "changed")
            + "; update mart.article_change set rise = 2"),
        ("the_same_revision_changes_nothing", CHANGE.format("mart.season_entry", "wins", "'4'", "'5'", "changed")
            + "; update mart.article_change set driver_id = 'b'"),
        *(
            ("results_have_one_status", f"""insert into mart.race_result (driver_id, cell_id, status, state, {columns})
                values ('a', 'x', '{status}', '{state}', {values})""")
            for status, state, columns, values in (
                ("retired", "reported", "position", "4"),
                ("classified", "reported", "position, is_start, is_entered", "4, true, false"),
                ("not_entered", "not_entered", "is_start", "true"),
            )
        ),
        ("rows_reach_their_source", "insert into raw.current_article (driver_id, snapshot_id) values ('a', 'a@2')"),
        *(
            ("sources_are_attributed", f"""
                insert into raw.article (driver_id, snapshot_id, title, licence, sha256) values ('a', 'a@1', 'A', 'CC BY-SA 4.0', 'h');
                insert into mart.attribution (driver_id, snapshot_id, title, licence, sha256, changes, is_current)
                    select 'a', 'a@1', 'A', 'CC BY-SA 4.0', 'h', 'x', {is_current} from range({rows})
            """)
            for is_current, rows in (("true", 1), ("false", 2))
        ),
        ("races_of_an_event_run_from_one", GRID.format("event, event_race", "(3, 1, 'IMO', 1), (4, 2, 'IMO', 1), (5, 3, 'IMO', 2)")),
        ("measures_are_the_sums_of_their_rows", """
            insert into mart.contribution (driver_id, basis, first_year) values ('a', 'grid', 2020);
            insert into mart.driver_career (driver_id, titles) values ('a', 1);
            insert into mart.driver_measure (scope, driver_id, titles) values ('career', 'a', 0)
        """),
        ("death_dates_agree", """
            insert into mart.driver (driver_id, snapshot_id, birth_date, death_date) values ('a', 'a@1', '1927-04-20', '1908-08-28')
        """),
        ("death_dates_agree", """
            insert into mart.driver (driver_id, snapshot_id, birth_date, death_date) values ('a', 'a@1', '1927-04-20', '2008-08-28');
            insert into raw.infobox_field (driver_id, snapshot_id, cell_id, field, markup)
                values ('a', 'a@1', 'y', 'death_date', '{{death date and age|2008|08|28|1972|04|20}}')
        """),
        ("infobox_years_and_points_are_the_series", """
            insert into raw.current_article (driver_id, snapshot_id) values ('a', 'a@1');
            insert into raw.infobox_field (driver_id, snapshot_id, cell_id, template, field, text)
                values ('a', 'a@1', 'y', 'Infobox Le Mans driver', 'best_finish', '1st (1959)');
        """ + GRID.format("season, series_id, position, status, is_start", "(3, 1, 1959, '24-hours-of-le-mans', null, 'retired', true)")),
        *(
            ("infobox_years_and_points_are_the_series",
                GRID.format("season, series_id, is_start, is_entered", "(3, 1, 1979, 'f', true, true)") + f"""
                insert into staging.infobox_claim (driver_id, cell_id, series_id, metric, value, alternate) values
                    ('a', 'x', 'f', 'races', 1, null), ('a', 'y', 'f', 'points', 51, {gross});
                insert into mart.season_standing (driver_id, series_id, source, points, points_gross) values ('a', 'f', 'grid', 51, 60);
                insert into mart.infobox_years (driver_id, series_id, metric, first_year, last_year)
                    values ('a', 'f', 'active_years', 1979, {last_year})
            """)
            for gross, last_year in ((61, 1979), (60, 1981))
        ),
        ("values_can_be_read", GRID.format("state", "(3, 1, 'reported'), (4, 2, 'reported'), (5, 3, 'reported'), (6, 4, 'unread')") + """
            insert into quality.unread_cell (driver_id, cell_id, reason, template, call)
                values ('a', 'a@1/t1/r2/c6', 'template', 'smal', '{{smal|23}}')
        """),
        ("infobox_teams_are_in_the_tables", GRID.format("series_id, team_id, is_start", "(3, 1, 'f', 'tyrrell', true)") + """
            insert into staging.infobox_claim (driver_id, cell_id, series_id, metric, value, item_id) values
                ('a', 'x', 'f', 'races', 1, null), ('a', 'y', 'f', 'team', null, 'tyrrell'), ('a', 'z', 'f', 'team', null, 'lotus')
        """),
        ("every_driver_has_a_career", """
            insert into raw.current_article (driver_id, snapshot_id) values ('a', 'a@2');
            insert into mart.driver (driver_id, snapshot_id) values ('a', 'a@1');
            insert into mart.driver_career (driver_id) values ('a')
        """),
        *(
            ("numbers_stand_in_their_text", f"insert into {table} (driver_id, cell_id, {columns}) values ('a', 'x', {values})")
            for table, columns, values in (
                ("mart.season_standing", "position, position_text", "9, '7th'"),
                ("mart.season_standing", "points, points_text", "54, '45'"),
                ("staging.infobox_claim", "metric, value, value_text", "'wins', 11, '10'"),
            )
        ),
        ("series_and_teams_are_listed", """
            insert into mart.season_entry (driver_id, team_id) values ('a', 't');
            insert into mart.team (team_id) values ('t'), ('t')
        """),
        *(
            ("witnesses_say_what_their_tables_say", given)
            for given in (
                """insert into mart.season_witness (driver_id, season, series_id, source, metric, value)
                    values ('a', 2020, 'f', 'summary', 'points', 9)""",
                """insert into mart.season_witness (driver_id, season, series_id, source, metric, value)
                    values ('a', 2020, 'f', 'summary', 'wins', 1), ('a', 2020, 'f', 'prose', 'wins', 1)""",
                "insert into mart.reconciliation (driver_id, metric, infobox_value) values ('a', 'wins', 9)",
                "insert into mart.stated_total (driver_id, cell_id, value) values ('a', 'x', 9)",
                """insert into mart.driver (driver_id, name) values ('a', 'A');
                    insert into staging.driver (driver_id, name) values ('a', 'B')""",
            )
        ),
    ],
)  # fmt: skip
def test_a_contradiction_is_noticed(empty_warehouse: duckdb.DuckDBPyConnection, check: str, given: str) -> None:
    empty_warehouse.execute(given)
    assert empty_warehouse.execute(catalogue().checks[check].sql).fetchall()
