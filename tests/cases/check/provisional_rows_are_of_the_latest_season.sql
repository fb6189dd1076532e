-- A star left in an older season is listed.
-- pass
insert into mart.season_standing (driver_id, cell_id, discipline, last_year, is_provisional) values ('a', 'a@1/t1/r2/c1', 'racing', 2023, true);
insert into mart.season_standing (driver_id, cell_id, discipline, last_year, is_provisional) values ('a', 'a@1/t1/r2/c1', 'racing', 2021, false);
-- fail
insert into mart.season_standing (driver_id, cell_id, discipline, last_year, is_provisional) values ('a', 'a@1/t1/r2/c1', 'racing', 2023, true);
insert into mart.season_standing (driver_id, cell_id, discipline, last_year, is_provisional) values ('a', 'a@1/t1/r2/c1', 'racing', 2021, true);
