-- The same standing twice is listed, once from each source it is not.
-- pass
insert into mart.season_standing (driver_id, cell_id, first_year, series_id, source) values ('a', 'a@1/t1/r2/c1', 2020, 'f', 'summary');
insert into mart.season_standing (driver_id, cell_id, first_year, series_id, source) values ('a', 'a@1/t1/r2/c1', 2020, 'f', 'grid');
-- fail
insert into mart.season_standing (driver_id, cell_id, first_year, series_id, source) values ('a', 'a@1/t1/r2/c1', 2020, 'f', 'summary');
insert into mart.season_standing (driver_id, cell_id, first_year, series_id, source) values ('a', 'a@1/t1/r2/c1', 2020, 'f', 'summary');
