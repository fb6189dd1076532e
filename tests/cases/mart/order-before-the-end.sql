-- The order of a 24-hour race after 6 hours is counted neither as a race nor as a podium.
-- given
insert into raw.article (driver_id, snapshot_id, title) values ('a', 'a@1', 'A');
insert into raw.current_article (driver_id, snapshot_id) values ('a', 'a@1');
insert into staging.race_result (cell_id, snapshot_id, driver_id, table_no, row_no, column_no, discipline, kind, season, series, series_id, event, session, position, status, is_entered, is_start, is_classified, is_interim, state) values
    ('a@1/t1/r2/c3', 'a@1', 'a', 1, 2, 3, 'racing', 'results_grid', 2010, 'Hill Cup', 'hill', 'SPA', '6H', 2, 'classified', true, true, true, true, 'reported'),
    ('a@1/t1/r2/c4', 'a@1', 'a', 1, 2, 4, 'racing', 'results_grid', 2010, 'Hill Cup', 'hill', 'SPA', '24H', 5, 'classified', true, true, true, false, 'reported');
-- expect
select races, podiums from mart.driver_career
-- rows
1,0
-- expect
select races_held, races, podiums from mart.grid_season
-- rows
1,1,0
