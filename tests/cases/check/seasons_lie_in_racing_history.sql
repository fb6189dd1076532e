-- The season 3019 is listed.
-- pass
insert into raw.article (driver_id, snapshot_id, fetched_at) values ('a', 'a@1', '2026-08-01T00:00:00Z');
insert into mart.season_entry (driver_id, cell_id, snapshot_id, first_year) values ('a', 'a@1/t1/r2/c1', 'a@1', 2027);
-- fail
insert into raw.article (driver_id, snapshot_id, fetched_at) values ('a', 'a@1', '2026-08-01T00:00:00Z');
insert into mart.season_entry (driver_id, cell_id, snapshot_id, first_year) values ('a', 'a@1/t1/r2/c1', 'a@1', 3019);
