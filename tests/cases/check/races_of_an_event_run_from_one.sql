-- An event with the races 2 and 3 is listed.
-- pass
insert into mart.race_result (driver_id, cell_id, kind, event, event_race) values ('a', 'x', 'results_grid', 'MNZ', 1);
-- fail
insert into mart.race_result (driver_id, cell_id, kind, event, event_race) values ('a', 'x', 'results_grid', 'MNZ', 2);
