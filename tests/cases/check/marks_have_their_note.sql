-- A star without its note is listed, a dagger with one is not.
-- pass
insert into raw.current_article (driver_id, snapshot_id) values ('a', 'a@1');
insert into raw.wikitable (driver_id, snapshot_id, table_no, kind) values ('a', 'a@1', 1, 'career_summary');
insert into staging.footnote (driver_id, snapshot_id, table_no, mark) values ('a', 'a@1', 1, '†');
insert into raw.cell (driver_id, snapshot_id, table_no, cell_id, text, is_header) values ('a', 'a@1', 1, 'x', 'NC†', false);
-- fail
insert into raw.current_article (driver_id, snapshot_id) values ('a', 'a@1');
insert into raw.wikitable (driver_id, snapshot_id, table_no, kind) values ('a', 'a@1', 1, 'career_summary');
insert into staging.footnote (driver_id, snapshot_id, table_no, mark) values ('a', 'a@1', 1, '†');
insert into raw.cell (driver_id, snapshot_id, table_no, cell_id, text, is_header) values ('a', 'a@1', 1, 'x', 'NC*', false);
