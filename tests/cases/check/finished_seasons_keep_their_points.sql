-- Points of 2022 that change are listed; a season under way, a renamed series and what a template hides are not.
-- pass
insert into mart.article_change (driver_id, from_snapshot_id, to_snapshot_id, table_name, row_key, column_name, old_value, new_value, change, rise, first_year, is_finished_season, cell_id) values ('a', 'a@1', 'a@2', 'mart.season_standing', 'a/racing/2026/f//summary', 'points', '10', '25', 'changed', 15, 2026, false, 'a@2/t1/r2/c9');
insert into mart.article_change (driver_id, from_snapshot_id, to_snapshot_id, table_name, row_key, column_name, old_value, new_value, change, rise, first_year, is_finished_season, cell_id) values ('a', 'a@1', 'a@2', 'mart.season_standing', 'a/racing/2022/f//summary', 'points', '313.0', '313.00', 'changed', 0, 2022, true, 'a@2/t1/r2/c9');
insert into mart.article_change (driver_id, from_snapshot_id, to_snapshot_id, table_name, row_key, column_name, old_value, new_value, change, rise, first_year, is_finished_season, cell_id) values
    ('a', 'a@1', 'a@2', 'mart.season_standing', 'a/racing/2021/f//summary', 'points', '45', null, 'removed', null, 2021, true, 'a@1/t1/r2/c9'),
    ('a', 'a@1', 'a@2', 'mart.season_standing', 'a/racing/2021/g//summary', 'points', null, '45.0', 'added', null, 2021, true, 'a@2/t1/r2/c9'),
    ('a', 'a@1', 'a@2', 'mart.season_standing', 'a/racing/2020/f//summary', 'points', '45', null, 'removed', null, 2020, true, 'a@2/t1/r1/c9');
insert into mart.season_standing (driver_id, first_year, points_state) values ('a', 2020, 'unread');
-- fail
insert into mart.article_change (driver_id, from_snapshot_id, to_snapshot_id, table_name, row_key, column_name, old_value, new_value, change, rise, first_year, is_finished_season, cell_id) values ('a', 'a@1', 'a@2', 'mart.season_standing', 'a/racing/2022/f//summary', 'points', '313', '314', 'changed', 1, 2022, true, 'a@2/t1/r2/c9');
