-- Points of 2022 that change are listed, points of a season under way are not.
-- pass
insert into mart.article_change (driver_id, from_snapshot_id, to_snapshot_id, table_name, row_key, column_name, old_value, new_value, change, rise, first_year, is_finished_season, cell_id) values ('a', 'a@1', 'a@2', 'mart.season_standing', 'a/racing/2026/f//summary', 'points', '10', '25', 'changed', 15, 2026, false, 'a@2/t1/r2/c9');
insert into mart.article_change (driver_id, from_snapshot_id, to_snapshot_id, table_name, row_key, column_name, old_value, new_value, change, rise, first_year, is_finished_season, cell_id) values ('a', 'a@1', 'a@2', 'mart.season_standing', 'a/racing/2022/f//summary', 'points', '313.0', '313.00', 'changed', 0, 2022, true, 'a@2/t1/r2/c9');
-- fail
insert into mart.article_change (driver_id, from_snapshot_id, to_snapshot_id, table_name, row_key, column_name, old_value, new_value, change, rise, first_year, is_finished_season, cell_id) values ('a', 'a@1', 'a@2', 'mart.season_standing', 'a/racing/2022/f//summary', 'points', '313', '314', 'changed', 1, 2022, true, 'a@2/t1/r2/c9');
