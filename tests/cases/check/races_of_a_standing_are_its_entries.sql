-- Two entries of 10 and 4 races make a standing of 14.
-- pass
insert into mart.season_entry (driver_id, cell_id, discipline, first_year, series_id, races) values ('a', 'x', 'racing', 2022, 'f', 10), ('a', 'y', 'racing', 2022, 'f', 4);
insert into mart.season_witness (driver_id, season, series_id, source, metric, value) values ('a', 2022, 'f', 'summary', 'races', 14);
-- fail
insert into mart.season_entry (driver_id, cell_id, discipline, first_year, series_id, races) values ('a', 'x', 'racing', 2022, 'f', 10), ('a', 'y', 'racing', 2022, 'f', 4);
insert into mart.season_witness (driver_id, season, series_id, source, metric, value) values ('a', 2022, 'f', 'summary', 'races', 10);
