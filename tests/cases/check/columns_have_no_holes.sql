-- A blank place is listed where all other rows have theirs.
-- pass
insert into raw.current_article (driver_id, snapshot_id) values ('a', 'a@1');
insert into raw.wikitable (driver_id, snapshot_id, table_no, kind, section) values ('a', 'a@1', 1, 'career_summary', 'Career summary');
insert into raw.table_column (driver_id, snapshot_id, table_no, column_no, column_name) values ('a', 'a@1', 1, 3, 'position');
insert into raw.cell (driver_id, snapshot_id, table_no, row_no, column_no, origin_row_no, origin_column_no, cell_id, text, markup)
select 'a', 'a@1', 1, r, c, r, c, 'a@1/t1/r' || r || '/c' || c, t, t
from range(2, 6) as rows (r), range(1, 4) as columns (c), (select '1' as t);
-- fail
insert into raw.current_article (driver_id, snapshot_id) values ('a', 'a@1');
insert into raw.wikitable (driver_id, snapshot_id, table_no, kind, section) values ('a', 'a@1', 1, 'career_summary', 'Career summary');
insert into raw.table_column (driver_id, snapshot_id, table_no, column_no, column_name) values ('a', 'a@1', 1, 3, 'position');
insert into raw.cell (driver_id, snapshot_id, table_no, row_no, column_no, origin_row_no, origin_column_no, cell_id, text, markup)
select 'a', 'a@1', 1, r, c, r, c, 'a@1/t1/r' || r || '/c' || c, t, t
from range(2, 6) as rows (r), range(1, 4) as columns (c), (select '1' as t);
update raw.cell set text = '', markup = '' where cell_id = 'a@1/t1/r5/c3';
