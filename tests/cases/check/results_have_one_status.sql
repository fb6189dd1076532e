-- A status that nobody knows is listed.
-- pass
insert into mart.race_result (driver_id, cell_id, status, state) values ('a', 'x', 'retired', 'reported');
-- fail
insert into mart.race_result (driver_id, cell_id, status, state) values ('a', 'x', 'crashed', 'reported');
