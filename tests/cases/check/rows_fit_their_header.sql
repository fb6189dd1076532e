-- A value to the right of the last header is listed, a value under a header is not.
-- pass
insert into raw.wikitable (driver_id, snapshot_id, table_no, kind) values ('a', 'a@1', 1, 'career_summary');
insert into raw.current_article (driver_id, snapshot_id) values ('a', 'a@1');
insert into raw.table_column (driver_id, snapshot_id, table_no, column_no, label, column_name) values ('a', 'a@1', 1, 1, 'Season', 'season'), ('a', 'a@1', 1, 2, '', null);
insert into raw.cell (driver_id, cell_id, snapshot_id, table_no, row_no, column_no, origin_row_no, origin_column_no, is_header, text) values ('a', 'a@1/t1/r2/c1', 'a@1', 1, 2, 1, 2, 1, false, '2019'), ('a', 'a@1/t1/r2/c2', 'a@1', 1, 2, 2, 2, 2, false, '');
-- fail
insert into raw.wikitable (driver_id, snapshot_id, table_no, kind) values ('a', 'a@1', 1, 'career_summary');
insert into raw.current_article (driver_id, snapshot_id) values ('a', 'a@1');
insert into raw.table_column (driver_id, snapshot_id, table_no, column_no, label, column_name) values ('a', 'a@1', 1, 1, 'Season', 'season'), ('a', 'a@1', 1, 2, '', null);
insert into raw.cell (driver_id, cell_id, snapshot_id, table_no, row_no, column_no, origin_row_no, origin_column_no, is_header, text) values ('a', 'a@1/t1/r2/c1', 'a@1', 1, 2, 1, 2, 1, false, '2019'), ('a', 'a@1/t1/r2/c2', 'a@1', 1, 2, 2, 2, 2, false, '7');
