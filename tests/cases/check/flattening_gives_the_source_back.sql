-- A repaired row that flattens to other cells is listed.
-- pass
insert into staging.row_repair (driver_id, snapshot_id, table_no, row_no, swallowed, alignments, rule, margin, is_certain, is_round_trip) values ('a', 'a@1', 1, 3, ['season'], 1, 'only', 9, true, true);
-- fail
insert into staging.row_repair (driver_id, snapshot_id, table_no, row_no, swallowed, alignments, rule, margin, is_certain, is_round_trip) values ('a', 'a@1', 1, 3, ['season'], 1, 'only', 9, true, false);
