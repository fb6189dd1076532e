-- A series of the table that the infobox leaves out is listed.
-- pass
insert into staging.infobox_claim (driver_id, cell_id, metric, value_text, item_id) values ('a', 'a@1/infobox/1/x', 'prev_series', 'F', 'f');
insert into mart.season_entry (driver_id, cell_id, discipline, series, series_id) values ('a', 'a@1/t1/r2/c1', 'racing', 'F', 'f');
insert into mart.season_entry (driver_id, cell_id, discipline, series, series_id) values ('a', 'a@1/t1/r2/c1', 'karting', 'G', 'g');
-- fail
insert into staging.infobox_claim (driver_id, cell_id, metric, value_text, item_id) values ('a', 'a@1/infobox/1/x', 'prev_series', 'F', 'f');
insert into mart.season_entry (driver_id, cell_id, discipline, series, series_id) values ('a', 'a@1/t1/r2/c1', 'racing', 'F', 'f');
insert into mart.season_entry (driver_id, cell_id, discipline, series, series_id) values ('a', 'a@1/t1/r2/c1', 'racing', 'G', 'g');
