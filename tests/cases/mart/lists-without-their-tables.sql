-- Teams of an infobox are held against tables that name teams, its series against those of cars: karting is no series of the career.
-- given
insert into raw.article (driver_id, snapshot_id, title, fetched_at) values ('a', 'a@1', 'A', '2026-08-01T00:00:00Z'), ('b', 'b@1', 'B', '2026-08-01T00:00:00Z');
insert into raw.current_article (driver_id, snapshot_id) values ('a', 'a@1'), ('b', 'b@1');
insert into staging.season_entry (cell_id, snapshot_id, driver_id, table_no, row_no, discipline, first_year, series, series_id, entry_no, races, races_state) values
    ('a@1/t1/r2/c2', 'a@1', 'a', 1, 2, 'racing', 2015, 'Formula Drift', 'formula-drift', 1, 5, 'reported'),
    ('b@1/t1/r2/c2', 'b@1', 'b', 1, 2, 'karting', 2015, 'Winter Cup', 'winter-cup', 1, null, 'blank');
insert into staging.infobox_claim (cell_id, snapshot_id, driver_id, block_no, item_no, template, field, series, series_id, metric, value_text, state, item_id) values
    ('a@1/infobox/1/former_teams', 'a@1', 'a', 1, 1, 'Infobox racing driver', 'former_teams', null, null, 'former_team', 'Alpha', 'not_applicable', 'alpha'),
    ('a@1/infobox/1/current_series', 'a@1', 'a', 1, 1, 'Infobox racing driver', 'current_series', 'Formula Drift', 'formula-drift', 'series', 'Formula Drift', 'not_applicable', null),
    ('a@1/infobox/1/prev_series', 'a@1', 'a', 1, 1, 'Infobox racing driver', 'prev_series', null, null, 'prev_series', 'Karting', 'not_applicable', 'karting'),
    ('b@1/infobox/1/prev_series', 'b@1', 'b', 1, 1, 'Infobox racing driver', 'prev_series', null, null, 'prev_series', 'Formula Four', 'not_applicable', 'formula-four');
-- expect
select driver_id, metric, infobox_value, summary_value, grid_value, verdict from mart.reconciliation where metric in ('teams', 'series') order by 1, 2
-- rows
a,series,1,1,,agree
a,teams,1,,,single_source
b,series,1,,,single_source
