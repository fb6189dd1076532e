-- A table of one row and two columns has two cells.
-- pass
insert into raw.wikitable (driver_id, snapshot_id, table_no, row_count, column_count) values ('a', 'a@1', 1, 1, 2);
insert into raw.cell (driver_id, snapshot_id, table_no, row_no, column_no, cell_id) values ('a', 'a@1', 1, 1, 1, 'a@1/t1/r1/c1'), ('a', 'a@1', 1, 1, 2, 'a@1/t1/r1/c2');
-- fail
insert into raw.wikitable (driver_id, snapshot_id, table_no, row_count, column_count) values ('a', 'a@1', 1, 1, 2);
insert into raw.cell (driver_id, snapshot_id, table_no, row_no, column_no, cell_id) values ('a', 'a@1', 1, 1, 1, 'a@1/t1/r1/c1');
