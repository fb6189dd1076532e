-- A grid of the races 1 and 3, or with two columns headed 2, is listed.
-- pass
insert into mart.race_result (driver_id, cell_id, kind, table_no, snapshot_id, season, series, round_no) values ('a', 'x', 'results_grid', 2, 'a@1', 2020, 'F', 1);
insert into mart.race_result (driver_id, cell_id, kind, table_no, snapshot_id, season, series, round_no) values ('a', 'y', 'results_grid', 2, 'a@1', 2020, 'F', 2);
-- fail
insert into mart.race_result (driver_id, cell_id, kind, table_no, snapshot_id, season, series, round_no) values ('a', 'x', 'results_grid', 2, 'a@1', 2020, 'F', 1);
insert into mart.race_result (driver_id, cell_id, kind, table_no, snapshot_id, season, series, round_no) values ('a', 'y', 'results_grid', 2, 'a@1', 2020, 'F', 3);
insert into raw.table_column (driver_id, snapshot_id, table_no, column_no, label, column_name) values ('b', 'b@1', 1, 2, '2', 'round:2'), ('b', 'b@1', 1, 3, '2', 'round:2');
insert into raw.cell (driver_id, cell_id, snapshot_id, table_no, row_no, column_no, origin_column_no, is_header, text) values
    ('b', 'b@1/t1/r1/c2', 'b@1', 1, 1, 2, 2, true, '2'), ('b', 'b@1/t1/r1/c3', 'b@1', 1, 1, 3, 3, true, '2');
