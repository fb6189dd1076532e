-- A career summary whose header is not known as one is listed, a table of records is none.
-- pass
insert into raw.current_article (driver_id, snapshot_id) values ('a', 'a@1');
insert into quality.unread_table (driver_id, snapshot_id, table_no, section) values ('a', 'a@1', 1, 'Formula One records');
-- fail
insert into raw.current_article (driver_id, snapshot_id) values ('a', 'a@1');
insert into quality.unread_table (driver_id, snapshot_id, table_no, section) values ('a', 'a@1', 1, 'Racing career summary');
