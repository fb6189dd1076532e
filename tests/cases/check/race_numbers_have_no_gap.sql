-- A grid of the races 1 and 3 is listed.
-- pass
insert into mart.race_result (driver_id, cell_id, kind, table_no, snapshot_id, season, series, round_no) values ('a', 'x', 'results_grid', 2, 'a@1', 2020, 'F', 1);
insert into mart.race_result (driver_id, cell_id, kind, table_no, snapshot_id, season, series, round_no) values ('a', 'y', 'results_grid', 2, 'a@1', 2020, 'F', 2);
-- fail
insert into mart.race_result (driver_id, cell_id, kind, table_no, snapshot_id, season, series, round_no) values ('a', 'x', 'results_grid', 2, 'a@1', 2020, 'F', 1);
insert into mart.race_result (driver_id, cell_id, kind, table_no, snapshot_id, season, series, round_no) values ('a', 'y', 'results_grid', 2, 'a@1', 2020, 'F', 3);
