-- One swallowed column and one value make a width of two.
-- pass
insert into staging.row_repair (driver_id, snapshot_id, table_no, row_no, swallowed, alignments, rule, margin, is_certain, is_round_trip) values ('a', 'a@1', 1, 3, ['season'], 1, 'only', 9, true, true);
insert into raw.cell (driver_id, snapshot_id, cell_id, table_no, row_no, column_no, origin_row_no, origin_column_no) values ('a', 'a@1', 'x', 1, 3, 1, 2, 1), ('a', 'a@1', 'y', 1, 3, 2, 3, 2);
-- fail
insert into staging.row_repair (driver_id, snapshot_id, table_no, row_no, swallowed, alignments, rule, margin, is_certain, is_round_trip) values ('a', 'a@1', 1, 3, ['season'], 1, 'only', 9, true, true);
insert into raw.cell (driver_id, snapshot_id, cell_id, table_no, row_no, column_no, origin_row_no, origin_column_no) values ('a', 'a@1', 'x', 1, 3, 1, 3, 1), ('a', 'a@1', 'y', 1, 3, 2, 3, 2);
