-- The first season of a series is the earlier of the summary's and the grids', so an infobox that names it agrees.
-- given
insert into raw.article (driver_id, snapshot_id, title) values ('a', 'a@1', 'A');
insert into raw.current_article (driver_id, snapshot_id) values ('a', 'a@1');
insert into staging.season_entry (cell_id, snapshot_id, driver_id, table_no, row_no, discipline, first_year, last_year, series, series_id, races, races_state) values
    ('a@1/t1/r2/c2', 'a@1', 'a', 1, 2, 'racing', 2022, 2022, 'WEC', 'world-endurance', 6, 'reported');
insert into staging.race_result (cell_id, snapshot_id, driver_id, table_no, row_no, column_no, kind, discipline, season, series, series_id, round_no, event, event_race, result_text, position, status, is_entered, is_start, is_classified, state) values
    ('a@1/t2/r2/c4', 'a@1', 'a', 2, 2, 4, 'results_grid', 'racing', 2016, 'WEC', 'world-endurance', 1, 'SPA', 1, '6', 6, 'classified', true, true, true, 'reported');
insert into staging.infobox_claim (cell_id, snapshot_id, driver_id, block_no, item_no, template, field, series, series_id, metric, value, value_text, state) values
    ('a@1/infobox/1/first_year', 'a@1', 'a', 1, 1, 'Infobox racing driver', 'first_year', 'WEC', 'world-endurance', 'first_year', 2016, '2016', 'reported');
-- expect
select metric, infobox_value, summary_value, verdict from mart.reconciliation where metric = 'first_year'
-- rows
first_year,2016,2016,agree
