-- A change between equal texts is listed.
-- pass
insert into mart.article_change (driver_id, from_snapshot_id, to_snapshot_id, table_name, row_key, column_name, old_value, new_value, change) values ('a', 'a@1', 'a@2', 'staging.season_entry', 'a/2022/f//t', 'wins', '4', '5', 'changed');
insert into raw.article (driver_id, snapshot_id, sha256) values ('a', 'a@1', 'h'), ('a', 'a@2', 'i');
insert into mart.article_change (driver_id, from_snapshot_id, to_snapshot_id, table_name, row_key, column_name, new_value, change) values ('b', 'b@1', 'b@1', 'mart.race_result', 'b/2025/f', 'position', '9', 'added');
insert into raw.article (driver_id, snapshot_id, sha256, expansion_sha256) values ('b', 'b@1', 'j', 'k');
insert into raw.template_expansion (snapshot_id, call) values ('b@1', '{{F1R2025|B|AUS2}}');
-- fail
insert into mart.article_change (driver_id, from_snapshot_id, to_snapshot_id, table_name, row_key, column_name, old_value, new_value, change) values ('a', 'a@1', 'a@2', 'staging.season_entry', 'a/2022/f//t', 'wins', '4', '5', 'changed');
insert into raw.article (driver_id, snapshot_id, sha256) values ('a', 'a@1', 'h'), ('a', 'a@2', 'h');
