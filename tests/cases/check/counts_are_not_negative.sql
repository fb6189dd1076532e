-- A negative count is listed.
-- pass
insert into mart.season_entry (driver_id, cell_id, races, wins) values ('a', 'a@1/t1/r2/c1', 3, 0);
-- fail
insert into mart.season_entry (driver_id, cell_id, races, wins) values ('a', 'a@1/t1/r2/c1', 3, -1);
