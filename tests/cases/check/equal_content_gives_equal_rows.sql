-- One content read to two different cells is listed.
-- pass
insert into raw.article (driver_id, snapshot_id, sha256, format, title) values ('a', 'a@1', 'h', 'wikitext', 'A'), ('a', 'a@2', 'h', 'wikitext', 'A');
insert into raw.cell (snapshot_id, cell_id, table_no, row_no, column_no, text, markup) values ('a@1', 'x', 1, 1, 1, 'Year', 'Year');
insert into raw.cell (snapshot_id, cell_id, table_no, row_no, column_no, text, markup) values ('a@2', 'y', 1, 1, 1, 'Year', 'Year');
-- fail
insert into raw.article (driver_id, snapshot_id, sha256, format, title) values ('a', 'a@1', 'h', 'wikitext', 'A'), ('a', 'a@2', 'h', 'wikitext', 'A');
insert into raw.cell (snapshot_id, cell_id, table_no, row_no, column_no, text, markup) values ('a@1', 'x', 1, 1, 1, 'Year', 'Year');
insert into raw.cell (snapshot_id, cell_id, table_no, row_no, column_no, text, markup) values ('a@2', 'y', 1, 1, 1, 'Team', 'Team');
