-- A blank team cell of a racing entry is listed; one that says there was no team is not.
-- pass
insert into mart.season_entry (driver_id, snapshot_id, table_no, row_no, discipline, team_id) values ('a', 'a@1', 1, 2, 'racing', null), ('a', 'a@1', 1, 3, 'racing', 'x');
insert into raw.table_column (driver_id, snapshot_id, table_no, column_no, column_name) values ('a', 'a@1', 1, 3, 'team');
insert into raw.cell (driver_id, snapshot_id, cell_id, table_no, row_no, column_no, text, markup) values ('a', 'a@1', 'a@1/t1/r2/c3', 1, 2, 3, '', '{{n/a}}'), ('a', 'a@1', 'a@1/t1/r3/c3', 1, 3, 3, 'X', 'X');
-- fail
insert into mart.season_entry (driver_id, snapshot_id, table_no, row_no, discipline, team_id) values ('a', 'a@1', 1, 2, 'racing', null);
insert into raw.table_column (driver_id, snapshot_id, table_no, column_no, column_name) values ('a', 'a@1', 1, 3, 'team');
insert into raw.cell (driver_id, snapshot_id, cell_id, table_no, row_no, column_no, text, markup) values ('a', 'a@1', 'a@1/t1/r2/c3', 1, 2, 3, '', '');
