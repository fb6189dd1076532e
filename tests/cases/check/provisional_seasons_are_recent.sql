-- A provisional season of three years ago is listed.
-- pass
insert into raw.article (driver_id, snapshot_id, fetched_at) values ('a', 'a@1', '2026-08-01T00:00:00Z');
insert into mart.season_standing (driver_id, cell_id, snapshot_id, last_year, is_provisional) values ('a', 'a@1/t1/r2/c1', 'a@1', 2025, true);
-- fail
insert into raw.article (driver_id, snapshot_id, fetched_at) values ('a', 'a@1', '2026-08-01T00:00:00Z');
insert into mart.season_standing (driver_id, cell_id, snapshot_id, last_year, is_provisional) values ('a', 'a@1/t1/r2/c1', 'a@1', 2023, true);
