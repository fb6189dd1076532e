-- A season that the complete results leave out is listed.
-- pass
insert into raw.wikitable (driver_id, snapshot_id, table_no, section) values ('a', 'a@1', 2, 'Complete F results');
insert into mart.race_result (driver_id, cell_id, snapshot_id, table_no, season, series_id) values ('a', 'x', 'a@1', 2, 2022, 'f');
insert into mart.grid_season (driver_id, season, series_id) values ('a', 2022, 'f');
insert into mart.season_entry (driver_id, cell_id, discipline, first_year, series_id, races) values ('a', 'a@1/t1/r2/c1', 'racing', 2022, 'f', 14);
-- fail
insert into raw.wikitable (driver_id, snapshot_id, table_no, section) values ('a', 'a@1', 2, 'Complete F results');
insert into mart.race_result (driver_id, cell_id, snapshot_id, table_no, season, series_id) values ('a', 'x', 'a@1', 2, 2022, 'f');
insert into mart.grid_season (driver_id, season, series_id) values ('a', 2022, 'f');
insert into mart.season_entry (driver_id, cell_id, discipline, first_year, series_id, races) values ('a', 'a@1/t1/r2/c1', 'racing', 2019, 'f', 2);
