-- A team carried over the start of a new season is listed.
-- pass
insert into staging.row_repair (driver_id, snapshot_id, table_no, row_no, swallowed, alignments, rule, margin, is_certain, is_round_trip) values ('a', 'a@1', 1, 3, ['team'], 1, 'only', 9, true, true);
insert into raw.table_column (driver_id, snapshot_id, table_no, column_no, column_name) values ('a', 'a@1', 1, 1, 'season'), ('a', 'a@1', 1, 2, 'team');
insert into raw.cell (driver_id, snapshot_id, cell_id, table_no, row_no, column_no, origin_row_no, text) values ('a', 'a@1', 'w', 1, 2, 1, 2, '2018'), ('a', 'a@1', 'x', 1, 3, 1, 3, '2018'), ('a', 'a@1', 'y', 1, 3, 2, 2, 'Team');
-- fail
insert into staging.row_repair (driver_id, snapshot_id, table_no, row_no, swallowed, alignments, rule, margin, is_certain, is_round_trip) values ('a', 'a@1', 1, 3, ['team'], 1, 'only', 9, true, true);
insert into raw.table_column (driver_id, snapshot_id, table_no, column_no, column_name) values ('a', 'a@1', 1, 1, 'season'), ('a', 'a@1', 1, 2, 'team');
insert into raw.cell (driver_id, snapshot_id, cell_id, table_no, row_no, column_no, origin_row_no, text) values ('a', 'a@1', 'w', 1, 2, 1, 2, '2018'), ('a', 'a@1', 'x', 1, 3, 1, 3, '2019'), ('a', 'a@1', 'y', 1, 3, 2, 2, 'Team');
