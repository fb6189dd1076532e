-- An article fetched in 2001 is listed, and one fetched in 2096.
-- pass
insert into raw.current_article (driver_id, snapshot_id) values ('a', 'a@1');
insert into raw.article (driver_id, snapshot_id, fetched_at) values ('a', 'a@1', current_timestamp);
-- fail
insert into raw.current_article (driver_id, snapshot_id) values ('a', 'a@1');
insert into raw.article (driver_id, snapshot_id, fetched_at) values ('a', 'a@1', '2001-08-01T00:00:00Z');
insert into raw.current_article (driver_id, snapshot_id) values ('b', 'b@1');
insert into raw.article (driver_id, snapshot_id, fetched_at) values ('b', 'b@1', '2096-11-22T00:00:00Z');
