-- An origin below its place is listed.
-- pass
insert into raw.cell (driver_id, snapshot_id, table_no, cell_id, row_no, column_no, origin_row_no, origin_column_no, text) values
    ('a', 'a@1', 1, 'a@1/t1/r2/c1', 2, 1, 2, 1, '2019'), ('a', 'a@1', 1, 'a@1/t1/r3/c1', 3, 1, 2, 1, '2019');
-- fail
insert into raw.cell (driver_id, cell_id, row_no, column_no, origin_row_no, origin_column_no) values ('a', 'a@1/t1/r3/c1', 3, 1, 4, 1);
