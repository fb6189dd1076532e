-- A template left in a text is listed, a sign that the page shows is not.
-- pass
insert into raw.article (driver_id, snapshot_id, format) values ('a', 'a@1', 'wikitext');
insert into raw.wikitable (driver_id, snapshot_id, table_no, kind) values ('a', 'a@1', 1, 'career_summary');
insert into raw.cell (driver_id, snapshot_id, table_no, cell_id, text, markup) values ('a', 'a@1', 1, 'x', '<b>', '&lt;b&gt;');
insert into raw.cell (driver_id, snapshot_id, table_no, cell_id, text, markup) values ('a', 'a@1', 1, 'y', 'F <ref>{{cite|1}}', 'F <ref>{{cite|1}}');
insert into raw.cell (driver_id, snapshot_id, table_no, cell_id, text, markup)
select 'a', 'a@1', 1, text, text, text
from (values ('[[1976 Ital{|ian Grand Prix|ITA]]'), ('{{|-ll|27}}'), ('0</ref>'), ('[[[Brabham]]'), ('{{F1R202[[4|ALB}}'), ('[[X |]]')) as t (text);
insert into raw.cell (driver_id, snapshot_id, table_no, cell_id, text, markup) values ('a', 'a@1', 1, 'z', 'CRO<br />1 2', 'CRO<<small>br />1</small><br />2');
-- fail
insert into raw.article (driver_id, snapshot_id, format) values ('a', 'a@1', 'wikitext');
insert into raw.wikitable (driver_id, snapshot_id, table_no, kind) values ('a', 'a@1', 1, 'career_summary');
insert into raw.cell (driver_id, snapshot_id, table_no, cell_id, text, markup) values ('a', 'a@1', 1, 'x', 'MNZ {{small|3}}', 'MNZ {{small|3}}');
