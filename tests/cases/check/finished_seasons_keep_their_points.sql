-- Points of 2022 that change are listed.
-- pass
insert into raw.article (driver_id, snapshot_id, fetched_at) values ('a', 'a@2', '2026-08-01T00:00:00Z');
insert into mart.article_change (driver_id, from_snapshot_id, to_snapshot_id, table_name, row_key, column_name, old_value, new_value, change) values ('a', 'a@1', 'a@2', 'staging.season_standing', 'a/2026/f//summary', 'points', '10', '25', 'changed');
-- fail
insert into raw.article (driver_id, snapshot_id, fetched_at) values ('a', 'a@2', '2026-08-01T00:00:00Z');
insert into mart.article_change (driver_id, from_snapshot_id, to_snapshot_id, table_name, row_key, column_name, old_value, new_value, change) values ('a', 'a@1', 'a@2', 'staging.season_standing', 'a/2022/f//summary', 'points', '313', '314', 'changed');
