-- A champion without a win is listed.
-- pass
insert into mart.season_standing (driver_id, cell_id, discipline, first_year, series_id, position, source) values ('a', 'a@1/t1/r2/c1', 'racing', 2020, 'f', 1, 'summary');
insert into mart.season_entry (driver_id, cell_id, discipline, first_year, series_id, wins) values ('a', 'a@1/t1/r2/c1', 'racing', 2020, 'f', 2);
-- fail
insert into mart.season_standing (driver_id, cell_id, discipline, first_year, series_id, position, source) values ('a', 'a@1/t1/r2/c1', 'racing', 2020, 'f', 1, 'summary');
insert into mart.season_entry (driver_id, cell_id, discipline, first_year, series_id, wins) values ('a', 'a@1/t1/r2/c1', 'racing', 2020, 'f', 0);
