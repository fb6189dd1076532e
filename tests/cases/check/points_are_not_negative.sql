-- Negative points are listed.
-- pass
insert into mart.season_standing (driver_id, cell_id, points) values ('a', 'a@1/t1/r2/c1', 0);
-- fail
insert into mart.season_standing (driver_id, cell_id, points) values ('a', 'a@1/t1/r2/c1', -5);
