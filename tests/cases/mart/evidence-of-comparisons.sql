-- Every witness of a comparison leads to its place: infobox field, summary cells, race cells in conflict, sentence.
-- given
insert into raw.article (driver_id, snapshot_id, title, permalink, fetched_at) values ('a', 'a@1', 'A', 'https://example.org/a?oldid=1', '2026-08-01T00:00:00Z');
insert into raw.current_article (driver_id, snapshot_id) values ('a', 'a@1');
insert into raw.table_column (driver_id, snapshot_id, table_no, column_no, column_name) values ('a', 'a@1', 1, 1, 'season'), ('a', 'a@1', 1, 5, 'wins'), ('a', 'a@1', 1, 4, 'races');
insert into staging.season_entry (cell_id, snapshot_id, driver_id, table_no, row_no, discipline, first_year, series, series_id, entry_no, races, races_state, wins, wins_state) values
    ('a@1/t1/r2/c2', 'a@1', 'a', 1, 2, 'racing', 2020, 'F', 'f', 1, 2, 'reported', 2, 'reported');
insert into staging.race_result (cell_id, snapshot_id, driver_id, table_no, row_no, column_no, kind, discipline, season, series, series_id, round_no, position, status, is_entered, is_start, is_classified, is_pole, is_fastest_lap, state) values
    ('a@1/t2/r2/c4', 'a@1', 'a', 2, 2, 4, 'results_grid', 'racing', 2020, 'F', 'f', 1, 1, 'classified', true, true, true, false, false, 'reported'),
    ('a@1/t2/r2/c5', 'a@1', 'a', 2, 2, 5, 'results_grid', 'racing', 2020, 'F', 'f', 2, 9, 'classified', true, true, true, false, false, 'reported');
insert into staging.infobox_claim (cell_id, snapshot_id, driver_id, block_no, item_no, template, field, metric, value, state) values
    ('a@1/infobox/1/wins', 'a@1', 'a', 1, 1, 'Infobox racing driver', 'wins', 'wins', 2, 'reported');
insert into staging.prose_claim (cell_id, snapshot_id, driver_id, sentence_no, season, series_id, metric, value) values
    ('a@1/prose/4', 'a@1', 'a', 4, 2020, 'f', 'wins', 2);
-- expect
select row_key, column_name, cell_id, permalink from mart.evidence where table_name = 'mart.reconciliation' and row_key like '%/wins' order by all
-- rows
a////wins,infobox_value,a@1/infobox/1/wins,https://example.org/a?oldid=1
a/2020/f//wins,grid_value,a@1/t2/r2/c4,https://example.org/a?oldid=1
a/2020/f//wins,prose_value,a@1/prose/4,https://example.org/a?oldid=1
a/2020/f//wins,summary_value,a@1/t1/r2/c5,https://example.org/a?oldid=1
-- expect
select metric, summary_value, grid_value, prose_value, verdict, kind from mart.reconciliation where season = 2020 and metric = 'wins'
-- rows
wins,2,1,2,conflict,unexplained
