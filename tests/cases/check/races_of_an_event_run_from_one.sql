-- An event with the races 2 and 3 is listed, and one with two feature races side by side.
-- pass
insert into mart.race_result (driver_id, cell_id, kind, event, event_race) values ('a', 'x', 'results_grid', 'MNZ', 1);
insert into mart.race_result (driver_id, snapshot_id, table_no, row_no, column_no, cell_id, kind, event, event_race, session) values ('a', 'a@1', 1, 2, 3, 'a@1/t1/r2/c3', 'results_grid', 'SPA', 1, 'SPR'), ('a', 'a@1', 1, 2, 4, 'a@1/t1/r2/c4', 'results_grid', 'SPA', 2, 'FEA');
-- fail
insert into mart.race_result (driver_id, snapshot_id, table_no, row_no, column_no, cell_id, kind, event, event_race, session) values ('a', 'a@1', 1, 2, 3, 'a@1/t1/r2/c3', 'results_grid', 'SPA', 1, 'FEA'), ('a', 'a@1', 1, 2, 4, 'a@1/t1/r2/c4', 'results_grid', 'SPA', 2, 'FEA');
