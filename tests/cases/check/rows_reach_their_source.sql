-- A row whose snapshot has no licence is listed.
-- pass
insert into mart.season_entry (driver_id, cell_id, season) values ('a', 'a@1/t1/r2/c1', '2020');
insert into raw.article (driver_id, snapshot_id, sha256, licence, fetched_at) values ('a', 'a@1', 'h', 'CC BY-SA 4.0', '2026-08-01T00:00:00Z');
-- fail
insert into mart.season_entry (driver_id, cell_id, season) values ('a', 'a@1/t1/r2/c1', '2020');
insert into raw.article (driver_id, snapshot_id, sha256, fetched_at) values ('a', 'a@1', 'h', '2026-08-01T00:00:00Z');
insert into raw.sentence (driver_id, snapshot_id, cell_id) values ('b', 'b@1', 'b@1/prose/1');
