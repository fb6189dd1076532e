-- A position 0 is listed.
-- pass
insert into mart.season_standing (driver_id, cell_id, position) values ('a', 'a@1/t1/r2/c1', 1);
-- fail
insert into mart.season_standing (driver_id, cell_id, position) values ('a', 'a@1/t1/r2/c1', 0);
