-- A header of seven known columns passes, one of three does not, nor does a header that no rule knows.
-- pass
insert into raw.current_article (driver_id, snapshot_id) values ('a', 'a@1');
insert into raw.wikitable (driver_id, snapshot_id, table_no, kind) values ('a', 'a@1', 1, 'career_summary');
insert into raw.table_column (driver_id, snapshot_id, table_no, column_no, column_name) values ('a', 'a@1', 1, 1, 'season'), ('a', 'a@1', 1, 2, 'series'), ('a', 'a@1', 1, 3, 'team'), ('a', 'a@1', 1, 4, 'races'), ('a', 'a@1', 1, 5, 'wins'), ('a', 'a@1', 1, 6, 'points'), ('a', 'a@1', 1, 7, 'position');
insert into quality.unmapped_label (driver_id, snapshot_id, table_no, kind, label) values ('a', 'a@1', 2, 'header', 'Boat');
-- fail
insert into raw.current_article (driver_id, snapshot_id) values ('a', 'a@1');
insert into raw.wikitable (driver_id, snapshot_id, table_no, kind) values ('a', 'a@1', 1, 'career_summary');
insert into raw.table_column (driver_id, snapshot_id, table_no, column_no, column_name) values ('a', 'a@1', 1, 1, 'season'), ('a', 'a@1', 1, 2, 'series'), ('a', 'a@1', 1, 3, 'team');
insert into quality.unmapped_label (driver_id, snapshot_id, table_no, cell_id, kind, label) values ('a', 'a@1', 1, 'a@1/t1/r1/c8', 'header', 'Zzz');
