-- An article without attribution is listed.
-- pass
insert into raw.article (driver_id, snapshot_id, licence, sha256) values ('a', 'a@1', 'CC BY-SA 4.0', 'h');
insert into mart.attribution (driver_id, snapshot_id, licence, sha256, changes) values ('a', 'a@1', 'CC BY-SA 4.0', 'h', 'x');
-- fail
insert into raw.article (driver_id, snapshot_id, licence, sha256) values ('a', 'a@1', 'CC BY-SA 4.0', 'h');
insert into mart.attribution (driver_id, snapshot_id, sha256, changes) values ('a', 'a@1', 'h', 'x');
