-- A driver without a career summary gets totals from the race cells, and the basis says so.
-- given
insert into raw.article (driver_id, snapshot_id, title) values ('a', 'a@1', 'A');
insert into raw.current_article (driver_id, snapshot_id) values ('a', 'a@1');
insert into raw.rule_single_events (pattern) values ('^never$');
insert into staging.race_result (cell_id, snapshot_id, driver_id, table_no, row_no, column_no, kind, discipline, season, series, series_id, team, team_id, round_no, event, event_race, result_text, position, status, is_entered, is_start, is_classified, is_pole, is_fastest_lap, state) values
    ('a@1/t1/r2/c4', 'a@1', 'a', 1, 2, 4, 'results_grid', 'racing', 1960, 'Formula One', 'formula-one', 'Nova', 'nova', 1, 'MON', 1, '1', 1, 'classified', true, true, true, true, false, 'reported'),
    ('a@1/t1/r2/c5', 'a@1', 'a', 1, 2, 5, 'results_grid', 'racing', 1960, 'Formula One', 'formula-one', 'Nova', 'nova', 2, 'BEL', 1, '3', 3, 'classified', true, true, true, false, true, 'reported'),
    ('a@1/t1/r2/c6', 'a@1', 'a', 1, 2, 6, 'results_grid', 'racing', 1960, 'Formula One', 'formula-one', 'Nova', 'nova', 3, 'FRA', 1, 'DNS', null, 'not_started', true, false, false, false, false, 'reported'),
    ('a@1/t1/r2/c7', 'a@1', 'a', 1, 2, 7, 'results_grid', 'racing', 1960, 'Formula One', 'formula-one', 'Nova', 'nova', 4, 'ITA', 1, null, null, 'not_entered', false, false, false, false, false, 'not_entered'),
    ('a@1/t2/r2/c1', 'a@1', 'a', 2, 2, 1, 'event_results', 'racing', 1961, '24 Hours of Le Mans', '24-hours-of-le-mans', null, null, 1, null, 1, 'Ret', null, 'retired', true, true, false, null, null, 'reported'),
    ('a@1/t3/r2/c1', 'a@1', 'a', 3, 2, 1, 'results_grid', 'karting', 1950, 'Kart Cup', 'kart-cup', null, null, 1, 'X', 1, '1', 1, 'classified', true, true, true, true, true, 'reported');
insert into staging.season_standing (cell_id, snapshot_id, driver_id, table_no, row_no, discipline, season, first_year, last_year, series, series_id, points, points_state, position, position_text, position_state, is_provisional, source, entries) values
    ('a@1/t1/r2/c8', 'a@1', 'a', 1, 2, 'racing', '1960', 1960, 1960, 'Formula One', 'formula-one', 12, 'reported', 1, '1st', 'reported', false, 'grid', 1);
-- expect
select seasons, series, teams, races, wins, podiums, poles, fastest_laps, titles, best_position, basis, races_unread, poles_unread from mart.driver_career
-- rows
2,2,1,3,1,2,1,1,1,1,grid,0,1
-- expect
select team_id, races, wins from mart.driver_team order by races
-- rows
,1,0
nova,2,1
-- expect
select season, races_held, races_entered, races, wins, summary_races, is_partial from mart.grid_season order by season
-- rows
1960,4,3,2,1,,True
1961,1,1,1,0,,False
-- expect
select column_name, cell_id from mart.evidence where table_name = 'mart.driver_career' and column_name = 'titles'
-- rows
titles,a@1/t1/r2/c8
-- expect
select series_id, points, titles from mart.driver_series order by series_id
-- rows
24-hours-of-le-mans,,0
formula-one,12,1
