-- An address that names another place is listed.
-- pass
insert into raw.cell (driver_id, snapshot_id, table_no, row_no, column_no, cell_id) values ('a', 'a@1', 1, 1, 1, 'a@1/t1/r1/c1');
-- fail
insert into raw.cell (driver_id, snapshot_id, table_no, row_no, column_no, cell_id) values ('a', 'a@1', 1, 1, 2, 'a@1/t1/r1/c1');
