-- A summary that counts no races leaves the counting to the grids, but its seasons without a grid are seasons of the career.
-- given
insert into raw.article (driver_id, snapshot_id, title) values ('a', 'a@1', 'A');
insert into raw.current_article (driver_id, snapshot_id) values ('a', 'a@1');
insert into staging.season_entry (cell_id, snapshot_id, driver_id, table_no, row_no, discipline, first_year, series, series_id, team, team_id, entry_no, races, races_state) values
    ('a@1/t1/r2/c2', 'a@1', 'a', 1, 2, 'racing', 1959, 'Formula Two', 'formula-2', 'T', 't', 1, null, 'blank'),
    ('a@1/t1/r3/c2', 'a@1', 'a', 1, 3, 'racing', 1960, 'Formula One', 'formula-one', 'T', 't', 2, null, 'blank');
insert into staging.race_result (cell_id, snapshot_id, driver_id, table_no, row_no, column_no, kind, discipline, season, series, series_id, team, team_id, round_no, position, status, is_entered, is_start, is_classified, is_pole, is_fastest_lap, state) values
    ('a@1/t2/r2/c4', 'a@1', 'a', 2, 2, 4, 'results_grid', 'racing', 1960, 'Formula One', 'formula-one', 'T', 't', 1, 2, 'classified', true, true, true, false, false, 'reported');
-- expect
select first_season, seasons, series, teams, races, podiums, basis, races_unread from mart.driver_career
-- rows
1959,2,2,1,1,1,grid,1
-- expect
select season, races, podiums from mart.driver_season order by season
-- rows
1959,,
1960,1,1
