-- The season 3019 is listed, and one of 2018 to 2025.
-- pass
insert into raw.article (driver_id, snapshot_id, fetched_at) values ('a', 'a@1', '2026-08-01T00:00:00Z');
insert into mart.season_entry (driver_id, cell_id, snapshot_id, first_year) values ('a', 'a@1/t1/r2/c1', 'a@1', 2027);
insert into mart.season_entry (driver_id, cell_id, snapshot_id, first_year, last_year) values ('a', 'a@1/t1/r3/c1', 'a@1', 2018, 2019);
-- fail
insert into raw.article (driver_id, snapshot_id, fetched_at) values ('a', 'a@1', '2026-08-01T00:00:00Z');
insert into mart.season_entry (driver_id, cell_id, snapshot_id, first_year) values ('a', 'a@1/t1/r2/c1', 'a@1', 3019);
insert into mart.season_entry (driver_id, cell_id, snapshot_id, first_year, last_year) values ('a', 'a@1/t1/r3/c1', 'a@1', 2018, 2025);
