-- A summary of a class may count wins in that class: it agrees with a grid whose cells give the place in class too.
-- given
insert into raw.article (driver_id, snapshot_id, title) values ('a', 'a@1', 'A');
insert into raw.current_article (driver_id, snapshot_id) values ('a', 'a@1');
insert into staging.season_entry (cell_id, snapshot_id, driver_id, table_no, row_no, discipline, first_year, series, series_id, series_class, races, races_state, wins, wins_state) values
    ('a@1/t1/r2/c2', 'a@1', 'a', 1, 2, 'racing', 2012, '24 Hours of Le Mans', '24-hours-of-le-mans', 'GTE', 1, 'reported', 1, 'reported');
insert into staging.race_result (cell_id, snapshot_id, driver_id, table_no, row_no, column_no, discipline, kind, season, series, series_id, race_class, event, position, class_position, status, is_entered, is_start, is_classified, state) values
    ('a@1/t2/r2/c7', 'a@1', 'a', 2, 2, 7, 'racing', 'event_results', 2012, '24 Hours of Le Mans', '24-hours-of-le-mans', 'GTE', '24 Hours of Le Mans', 17, 1, 'classified', true, true, true, 'reported');
-- expect
select metric, summary_value, grid_value, verdict from mart.reconciliation where scope = 'season' order by all
-- rows
races,1,1,agree
wins,1,0,agree
