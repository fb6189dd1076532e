-- A note without its mark is listed.
-- pass
insert into staging.footnote (driver_id, snapshot_id, table_no, mark, is_marked) values ('a', 'a@1', 1, '†', true);
-- fail
insert into staging.footnote (driver_id, snapshot_id, table_no, mark, is_marked) values ('a', 'a@1', 1, '†', false);
