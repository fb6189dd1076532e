-- Points that vanish alone are listed.
-- pass
insert into raw.table_column (driver_id, snapshot_id, table_no, column_no, column_name) values ('a', 'a@1', 1, 1, 'points'), ('a', 'a@1', 1, 2, 'position');
insert into staging.row_repair (driver_id, snapshot_id, table_no, row_no, swallowed, alignments, rule, margin, is_certain, is_round_trip) values ('a', 'a@1', 1, 3, ['points', 'position'], 1, 'only', 9, true, true);
-- fail
insert into raw.table_column (driver_id, snapshot_id, table_no, column_no, column_name) values ('a', 'a@1', 1, 1, 'points'), ('a', 'a@1', 1, 2, 'position');
insert into staging.row_repair (driver_id, snapshot_id, table_no, row_no, swallowed, alignments, rule, margin, is_certain, is_round_trip) values ('a', 'a@1', 1, 3, ['points'], 1, 'only', 9, true, true);
