-- Starts that fall are listed.
-- pass
insert into raw.article (driver_id, snapshot_id, fetched_at) values ('a', 'a@2', '2026-08-01T00:00:00Z');
insert into mart.article_change (driver_id, from_snapshot_id, to_snapshot_id, table_name, row_key, column_name, old_value, new_value, change) values ('a', 'a@1', 'a@2', 'staging.infobox_claim', 'a/1/races', 'value', '92', '98', 'changed');
-- fail
insert into raw.article (driver_id, snapshot_id, fetched_at) values ('a', 'a@2', '2026-08-01T00:00:00Z');
insert into mart.article_change (driver_id, from_snapshot_id, to_snapshot_id, table_name, row_key, column_name, old_value, new_value, change) values ('a', 'a@1', 'a@2', 'staging.infobox_claim', 'a/1/races', 'value', '98', '92', 'changed');
