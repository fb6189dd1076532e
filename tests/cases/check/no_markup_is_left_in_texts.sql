-- A template left in a text is listed, a sign that the page shows is not.
-- pass
insert into raw.article (driver_id, snapshot_id, format) values ('a', 'a@1', 'wikitext');
insert into raw.wikitable (driver_id, snapshot_id, table_no, kind) values ('a', 'a@1', 1, 'career_summary');
insert into raw.cell (driver_id, snapshot_id, table_no, cell_id, text, markup) values ('a', 'a@1', 1, 'x', '<b>', '&lt;b&gt;');
insert into raw.cell (driver_id, snapshot_id, table_no, cell_id, text, markup) values ('a', 'a@1', 1, 'y', 'F <ref>{{cite|1}}', 'F <ref>{{cite|1}}');
-- fail
insert into raw.article (driver_id, snapshot_id, format) values ('a', 'a@1', 'wikitext');
insert into raw.wikitable (driver_id, snapshot_id, table_no, kind) values ('a', 'a@1', 1, 'career_summary');
insert into raw.cell (driver_id, snapshot_id, table_no, cell_id, text, markup) values ('a', 'a@1', 1, 'x', 'MNZ {{small|3}}', 'MNZ {{small|3}}');
