-- A negative count is listed.
-- pass
insert into mart.season_entry (driver_id, cell_id, races, wins) values ('a', 'a@1/t1/r2/c1', 3, 0);
insert into raw.current_article (driver_id, snapshot_id) values ('a', 'a@1');
insert into raw.table_column (driver_id, snapshot_id, table_no, column_no, column_name) values ('a', 'a@1', 2, 4, 'laps'), ('a', 'a@1', 2, 5, 'notes');
insert into raw.cell (driver_id, snapshot_id, cell_id, table_no, row_no, column_no, origin_row_no, origin_column_no, text) values ('a', 'a@1', 'a@1/t2/r2/c4', 2, 2, 4, 2, 4, '312'), ('a', 'a@1', 'a@1/t2/r2/c5', 2, 2, 5, 2, 5, '-4');
-- fail
insert into mart.season_entry (driver_id, cell_id, races, wins) values ('a', 'a@1/t1/r2/c1', 3, -1);
