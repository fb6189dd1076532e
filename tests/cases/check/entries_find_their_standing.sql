-- An entry whose standing is of another class is listed.
-- pass
insert into mart.season_standing (driver_id, cell_id, discipline, first_year, series_id, series_class, source) values ('a', 'a@1/t1/r2/c1', 'racing', 2021, 'f', 'VT2', 'summary');
insert into mart.season_entry (driver_id, cell_id, discipline, first_year, series_id, series_class) values ('a', 'a@1/t1/r2/c1', 'racing', 2021, 'f', 'VT2');
-- fail
insert into mart.season_standing (driver_id, cell_id, discipline, first_year, series_id, series_class, source) values ('a', 'a@1/t1/r2/c1', 'racing', 2021, 'f', 'VT2', 'summary');
insert into mart.season_entry (driver_id, cell_id, discipline, first_year, series_id, series_class) values ('a', 'a@1/t1/r2/c1', 'racing', 2021, 'f', null);
