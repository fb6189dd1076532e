-- A car season at thirteen is listed.
-- pass
insert into mart.driver (driver_id, birth_date) values ('a', '2000-05-01');
insert into mart.season_entry (driver_id, cell_id, discipline, first_year) values ('a', 'a@1/t1/r2/c1', 'karting', 2010);
-- fail
insert into mart.driver (driver_id, birth_date) values ('a', '2000-05-01');
insert into mart.season_entry (driver_id, cell_id, discipline, first_year) values ('a', 'a@1/t1/r2/c1', 'racing', 2013);
