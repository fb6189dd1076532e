"""Other ways in which the same invariants break: each is noticed by the check whose case shows one way already."""

import duckdb
import pytest

from pipeline.catalogue import catalogue

CAREER = "insert into mart.driver_career (driver_id, races, wins) values ('a', {}, null);"
SEASON = "insert into mart.driver_season (driver_id, season, {}) values ('a', 2020, {});"
TABLE = "insert into raw.wikitable (driver_id, snapshot_id, table_no, row_count, column_count) values ('a', 'a@1', 1, {}, {});"
CELL = """insert into raw.cell (
    driver_id, snapshot_id, table_no, row_no, column_no, cell_id, origin_row_no, origin_column_no, source_column_no, text, markup
) select 'a', 'a@1', 1, r, c, 'a@1/t1/r' || r || '/c' || c, o, p, c, t, t from (values ({}, {}, {}, {}, '{}')) as x (r, c, o, p, t);"""
REPAIR = """insert into staging.row_repair (driver_id, snapshot_id, table_no, row_no, swallowed, is_round_trip, is_certain)
    values ('a', 'a@1', 1, 2, ['team'], true, true);"""
ARTICLE = "insert into raw.article (driver_id, snapshot_id, content) values ('a', 'a@1', {});"
POINTS = """insert into mart.season_standing (driver_id, cell_id, discipline, first_year, series_id, source, points)
    values ('a', 'x', 'racing', 2022, 'f', 'summary', 9);"""
GRID = """insert into mart.race_result (driver_id, snapshot_id, table_no, row_no, column_no, round_no, kind, cell_id, {0})
    select 'a', 'a@1', 1, 2, x.c, x.n, 'results_grid', 'a@1/t1/r2/c' || x.c, x.* exclude (c, n) from (values {1}) as x (c, n, {0});"""
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
        ("career_is_the_sum_of_its_seasons", CAREER.format(9) + SEASON.format("races, races_unread", "9, 1")),
        ("career_is_the_sum_of_its_seasons", CAREER.format(9) + SEASON.format("races, titles, best_position", "9, 1, 1")),
        *(
            (f"career_is_the_sum_of_its_{word}",
                CAREER.format(9) + f"insert into mart.driver_{table} (driver_id, {table}_id, races) values ('a', 'f', 9)")
            for word, table in (("series", "series"), ("teams", "team"))
        ),
        ("rectangle_is_whole", TABLE.format(1, 1) + CELL.format(2, 1, 2, 1, "2019")),
        ("rectangle_is_whole", CELL.format(1, 1, 1, 1, "2019")),
        ("spans_begin_above_or_left", CELL.format(2, 1, 2, 1, "2019") + CELL.format(3, 1, 2, 1, "2020")),
        ("spans_begin_above_or_left", "".join(CELL.format(row, 1, max(row - 1, 2), 1, "2019") for row in (2, 3, 4))),
        ("swallowed_and_values_make_the_width", REPAIR),
        *(
            ("flattening_gives_the_source_back", REPAIR + ARTICLE.format("'| 2019 | A | 1 |'") + "".join(cells))
            for cells in (
                (CELL.format(2, 1, 2, 1, "2019"), CELL.format(2, 2, 2, 2, "B"), CELL.format(2, 3, 2, 3, "1")),
                (CELL.format(2, 1, 2, 1, "2019"), CELL.format(2, 2, 2, 2, "A"), "update raw.cell set text = 'B' where text = 'A';"),
                (CELL.format(2, 1, 2, 1, "2019"), CELL.format(2, 2, 2, 2, "1"), CELL.format(2, 3, 2, 3, "A")),
            )
        ),
        *(
            ("no_markup_is_left_in_texts", f"insert into {table} (driver_id, cell_id, {column}) values ('a', 'a@1/t1/r2/c2', '{text}')")
            for table, column, text in (
                ("mart.season_entry", "team", "{{nowrap|A Team}}"),
                ("mart.season_standing", "position_text", "1st<br />"),
                ("mart.race_result", "event", "[[Monza]]"),
                ("staging.infobox_claim", "value_text", "{{F1|1958}}"),
            )
        ),
        ("null_means_not_reported", "insert into mart.race_result (driver_id, cell_id, state) values ('a', 'x', 'lost')"),
        ("null_means_not_reported", "insert into mart.race_result (driver_id, cell_id, state, position) values ('a', 'x', 'unread', 3)"),
        ("null_means_not_reported", "insert into staging.infobox_claim (driver_id, cell_id, state) values ('a', 'x', 'reported')"),
        ("races_of_a_standing_are_its_entries",
            """insert into mart.season_entry (driver_id, cell_id, discipline, first_year, series_id, races)
                values ('a', 'x', 'racing', 2020, 'f', 9)"""),
        ("points_are_counted_once", POINTS + "insert into mart.driver_series (driver_id, series_id) values ('a', 'f')"),
        ("points_are_counted_once", POINTS + """
            insert into mart.driver_series (driver_id, series_id, points) values ('a', 'f', 9);
            insert into mart.series_total (driver_id, series_id, points) values ('a', 'f', 18)
        """),
        ("points_stay_within_a_series", "alter table mart.driver_team add column scored decimal(12, 4)"),
        ("results_have_one_status", """
            insert into raw.rule_result_codes (code, status, is_start, is_classified) values ('RET', 'retired', 'true', 'false');
            insert into mart.race_result (driver_id, cell_id, status, state, is_start, is_classified)
                values ('a', 'x', 'retired', 'reported', false, false)
        """),
        ("results_have_one_status", """
            insert into mart.race_result (driver_id, cell_id, status, state) values ('a', 'x', 'retired', 'not_held')
        """),
        ("equal_content_gives_equal_rows", """
            insert into raw.article (driver_id, snapshot_id, sha256, format, title)
                values ('a', 'a@1', 'h', 'extract', 'A'), ('a', 'a@2', 'h', 'extract', 'A');
            insert into raw.cell (snapshot_id, cell_id, table_no, row_no, column_no, text, is_bold) values
                ('a@1', 'a@1/t1/r1/c1', 1, 1, 1, '1', true), ('a@2', 'a@2/t1/r1/c1', 1, 1, 1, '1', false)
        """),
        ("rows_reach_their_source", """
            insert into raw.wikitable (driver_id, snapshot_id, table_no) values ('a', 'a@1', 1);
            insert into raw.article (driver_id, snapshot_id, sha256, licence, fetched_at) values ('a', 'a@1', 'h', ' ', '2026-08-01')
        """),
        ("sources_are_attributed", """
            insert into raw.article (driver_id, snapshot_id, licence, sha256) values ('a', 'a@1', 'CC BY-SA 4.0', 'h');
            insert into mart.attribution (driver_id, snapshot_id, licence, sha256, changes) values ('a', 'a@1', 'CC0', 'h', 'x')
        """),
        ("articles_are_fresh", """
            insert into raw.article (driver_id, snapshot_id) values ('a', 'a@1');
            insert into raw.current_article (driver_id, snapshot_id) values ('a', 'a@1')
        """),
        *(
            ("comparisons_rest_on_their_witnesses", f"""
                insert into mart.reconciliation (driver_id, season, series_id, metric, scope, infobox_value, summary_value, verdict, kind)
                    values ('a', {season}, 'f', 'wins', '{scope}', {infobox}, 2, '{verdict}', {kind})
            """)
            for season, scope, infobox, verdict, kind in (
                ("2020", "season", "null", "single_source", "null"),
                ("null", "career", "3", "agree", "null"),
                ("null", "career", "2", "conflict", "'stale_infobox'"),
                ("null", "career", "3", "conflict", "null"),
                ("null", "career", "2", "agree", "'unexplained'"),
            )
        ),
        ("columns_have_no_holes", """
            insert into raw.wikitable (driver_id, snapshot_id, table_no, kind) values ('a', 'a@1', 1, 'results_grid');
            insert into mart.season_standing (driver_id, snapshot_id, table_no, position, points_state, points_cell_id)
                values ('a', 'a@1', 1, 1, 'blank', 'a@1/t1/r2/c9')
        """),
        ("colours_agree_with_results", GRID.format("status, is_start, colour", """
            (3, 1, 'retired', true, 'EFCFFF'), (4, 2, 'retired', true, 'EFCFFF'), (5, 3, 'retired', true, 'EFCFFF'),
            (6, 4, 'retired', true, null)
        """)),
        ("colours_agree_with_results", GRID.format("position, state, colour_meaning", """
            (3, 1, 4, 'x', 'classified'), (4, 2, 6, 'x', 'points')
        """)),
        ("links_name_the_season_of_their_row", GRID.format("season, event_link", "(3, 1, 1980, '1979 Monaco Grand Prix')")),
        ("links_name_the_season_of_their_row", GRID.format("season, event_link", """
            (3, 1, 1980, '1980 Monaco Grand Prix'), (4, 2, 1980, '1980 French Grand Prix'), (5, 3, 1980, '1980 Dutch Grand Prix'),
            (6, 4, 1980, '1981 Italian Grand Prix')
        """)),
        ("ordinals_have_their_suffix", GRID.format("result_text", "(3, 1, '11st')")),
        ("seasons_do_not_decrease", GRID.format("season", "(3, 1, 1980)") + GRID.replace(" 2, ", " 3, ").format("season", "(3, 1, 1979)")),
        ("standing_colours_agree_with_positions", """
            insert into raw.rule_colours (colour, meaning, best, worst) values ('DFFFDF', 'points', '4', '99');
            insert into raw.cell (driver_id, cell_id, colour) values ('a', 'x', 'DFFFDF');
            insert into mart.season_standing (driver_id, position_cell_id, position, position_text) values ('a', 'x', 2, '2nd')
        """),
        ("rows_fit_their_header", """
            insert into raw.current_article (driver_id, snapshot_id) values ('a', 'a@1');
            insert into raw.wikitable (driver_id, snapshot_id, table_no, kind) values ('a', 'a@1', 1, 'results_grid');
            insert into raw.table_column (snapshot_id, table_no, column_no, label) values ('a@1', 1, 2, '');
        """ + CELL.format(2, 1, 2, 1, "1") + CELL.format(2, 2, 2, 2, "16") + "update raw.cell set is_header = column_no = 2"),
        ("columns_have_no_holes", "".join(
            f"""insert into mart.season_entry (driver_id, cell_id, table_no, discipline, wins, wins_state)
                values ('a', '{row}', 1, 'racing', {wins}, '{state}');"""
            for row, wins, state in ((2, 0, "reported"), (3, 1, "reported"), (4, 2, "reported"), (5, "null", "not_applicable"))
        )),
        ("grid_points_are_the_summarys", """
            insert into mart.season_witness (driver_id, season, series_id, source, metric, value)
                values ('a', 2020, 'f', 'grid', 'points', 9);
            insert into mart.season_standing (driver_id, cell_id, first_year, series_id, source, position, points_state)
                values ('a', 'x', 2020, 'f', 'summary', 1, 'not_applicable')
        """),
        ("events_are_known_to_others", GRID.format("event, event_link", """
            (3, 1, 'GBR', '1979 British Grand Prix'), (4, 2, 'GBR', '1980 British Grand Prix'), (5, 3, 'GBR', '1981 British Grand Prix'),
            (6, 4, 'GRB', '1982 British Grand Prix')
        """)),
        ("races_of_an_event_run_from_one", GRID.format("event, event_race", """
            (3, 1, 'IMO', 1), (4, 2, 'IMO', 3), (5, 3, 'MNZ', 1), (6, 4, 'IMO', 1), (7, 5, 'IMO', 2)
        """)),
        ("colours_agree_with_results", GRID.format("state, colour", "(3, 1, 'reported', 'FFFFBF')")),
        ("summary_headers_are_known", """
            insert into raw.current_article (driver_id, snapshot_id) values ('a', 'a@1');
            insert into raw.wikitable (driver_id, snapshot_id, table_no, kind) values ('a', 'a@1', 1, 'career_summary');
            insert into raw.table_column (snapshot_id, table_no, column_no, column_name, label)
                select 'a@1', 1, n, name, name from unnest(['season', 'series', 'races', 'wins', 'poles', 'podiums', 'points'])
                with ordinality as x (name, n);
            insert into raw.table_column (snapshot_id, table_no, column_no, column_name, label) values ('a@1', 1, 8, null, 'points');
        """ + CELL.format(1, 8, 1, 8, "points") + "update raw.cell set is_header = true"),
        ("colours_agree_with_results", GRID.format("status, is_start, colour, position", """
            (3, 1, 'classified', true, 'DFFFDF', 4), (4, 2, 'classified', true, 'CFCFFF', 12), (5, 3, 'retired', true, 'EFCFFF', null),
            (6, 4, 'retired', true, null, null)
        """)),
        ("active_years_hold_the_seasons", GRID.format("season, series_id, is_start", "(3, 1, 1964, 'f', true)") + """
            insert into mart.infobox_years (driver_id, metric, series_id, first_year, last_year)
                values ('a', 'active_years', 'f', 1958, 1963)
        """),
        ("infobox_top_tens_are_counted", GRID.format("series_id, position, is_start", "(3, 1, '24-hours-of-le-mans', 1, true)") + """
            insert into raw.current_article (driver_id, snapshot_id) values ('a', 'a@1');
            insert into raw.infobox_field (driver_id, snapshot_id, cell_id, template, field, text)
                values ('a', 'a@1', 'y', 'Infobox Le Mans driver', 'best_finish', '2nd (1958)')
        """),
        ("race_numbers_have_no_gap", "".join(GRID.format("season, event", f"(3, 1, 1960, '{event}')") for event in ("ARG", "MON"))),
    ],
)  # fmt: skip
def test_another_way_is_noticed(empty_warehouse: duckdb.DuckDBPyConnection, check: str, given: str) -> None:
    empty_warehouse.execute(given)
    assert empty_warehouse.execute(catalogue().checks[check].sql).fetchall()
