-- A difference between summary and grid is named by the rule for its measure and direction; one that no rule knows is unexplained.
-- given
insert into raw.article (driver_id, snapshot_id, title) values ('a', 'a@1', 'A');
insert into raw.current_article (driver_id, snapshot_id) values ('a', 'a@1');
insert into raw.rule_differences (metric, grid_is, kind, note) values ('poles', 'more', 'scope_difference', 'poles left out'), ('points', 'less', 'scope_difference', 'two states');
insert into staging.season_entry (cell_id, snapshot_id, driver_id, table_no, row_no, discipline, first_year, series, series_id, races, races_state, poles, poles_state, podiums, podiums_state) values
    ('a@1/t1/r2/c2', 'a@1', 'a', 1, 2, 'racing', 2010, 'Hill Cup', 'hill', 1, 'reported', 0, 'reported', 1, 'reported');
insert into staging.race_result (cell_id, snapshot_id, driver_id, table_no, row_no, column_no, discipline, kind, season, series, series_id, event, position, status, is_entered, is_start, is_classified, is_pole, state) values
    ('a@1/t2/r2/c3', 'a@1', 'a', 2, 2, 3, 'racing', 'results_grid', 2010, 'Hill Cup', 'hill', 'AAA', 4, 'classified', true, true, true, true, 'reported');
insert into staging.season_standing (cell_id, snapshot_id, driver_id, discipline, first_year, last_year, series_id, points, points_state, position_state, is_provisional, source, entries) values
    ('a@1/t1/r2/c9', 'a@1', 'a', 'racing', 2010, 2010, 'hill', 40, 'reported', 'blank', false, 'summary', 1),
    ('a@1/t2/r2/c9', 'a@1', 'a', 'racing', 2010, 2010, 'hill', 38, 'reported', 'blank', false, 'grid', 1);
-- expect
select metric, verdict, kind, note from mart.reconciliation where scope = 'season' order by all
-- rows
podiums,conflict,unexplained,
points,conflict,scope_difference,two states
poles,conflict,scope_difference,poles left out
races,agree,,
