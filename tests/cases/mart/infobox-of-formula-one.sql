-- A Formula One block counts entries, with the starts in brackets; it is held against the Formula One grid and not against the career.
-- given
insert into raw.article (driver_id, snapshot_id, title, fetched_at) values ('a', 'a@1', 'A', '2026-08-01T00:00:00Z');
insert into raw.current_article (driver_id, snapshot_id) values ('a', 'a@1');
insert into staging.season_entry (cell_id, snapshot_id, driver_id, table_no, row_no, discipline, first_year, series, series_id, entry_no, races, races_state, wins, wins_state) values
    ('a@1/t1/r2/c2', 'a@1', 'a', 1, 2, 'racing', 1975, 'Formula Two', 'formula-two', 1, 5, 'reported', 3, 'reported'),
    ('a@1/t1/r3/c2', 'a@1', 'a', 1, 3, 'racing', 1976, 'Formula One', 'formula-one', 2, 2, 'reported', 1, 'reported');
insert into staging.race_result (cell_id, snapshot_id, driver_id, table_no, row_no, column_no, kind, discipline, season, series, series_id, round_no, event, event_race, position, status, is_entered, is_start, is_classified, is_pole, is_fastest_lap, state) values
    ('a@1/t2/r2/c4', 'a@1', 'a', 2, 2, 4, 'results_grid', 'racing', 1976, 'World Championship', 'formula-one', 1, 'MON', 1, 1, 'classified', true, true, true, false, false, 'reported'),
    ('a@1/t2/r2/c5', 'a@1', 'a', 2, 2, 5, 'results_grid', 'racing', 1976, 'World Championship', 'formula-one', 2, 'BEL', 1, 9, 'classified', true, true, true, false, false, 'reported'),
    ('a@1/t2/r2/c6', 'a@1', 'a', 2, 2, 6, 'results_grid', 'racing', 1976, 'World Championship', 'formula-one', 3, 'FRA', 1, null, 'not_qualified', true, false, false, false, false, 'reported');
insert into staging.infobox_claim (cell_id, snapshot_id, driver_id, block_no, item_no, template, field, series, series_id, metric, value, alternate, value_text, state) values
    ('a@1/infobox/1/races', 'a@1', 'a', 1, 1, 'Infobox F1 driver', 'races', 'Formula One', 'formula-one', 'races', 3, 2, '3 (2 starts)', 'reported'),
    ('a@1/infobox/1/wins', 'a@1', 'a', 1, 1, 'Infobox F1 driver', 'wins', 'Formula One', 'formula-one', 'wins', 2, null, '2', 'reported');
-- expect
select metric, infobox_value, summary_value, grid_value, verdict, kind from mart.reconciliation where scope = 'series' order by metric
-- rows
entries,3,,3,agree,
races,2,2,2,agree,
wins,2,1,1,conflict,unexplained
-- expect
select count(*) from mart.reconciliation where scope = 'career' and infobox_value is not null
-- rows
0
