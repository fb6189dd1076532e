-- A fastest lap of a driver who did not start is listed.
-- pass
insert into mart.race_result (driver_id, cell_id, is_fastest_lap, is_start, status) values ('a', 'a@1/t1/r2/c3', true, true, 'retired'), ('a', 'a@1/t1/r2/c4', false, false, 'not_started');
-- fail
insert into mart.race_result (driver_id, cell_id, is_fastest_lap, is_start, status) values ('a', 'a@1/t1/r2/c3', true, false, 'not_started');
