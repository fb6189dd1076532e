-- Wins of 2022 that fall are listed; a season under way, a renamed team, a renumbered round and what a template hides are not.
-- pass
insert into mart.article_change (driver_id, from_snapshot_id, to_snapshot_id, table_name, row_key, column_name, old_value, new_value, change, rise, first_year, is_finished_season, cell_id) values ('a', 'a@1', 'a@2', 'mart.season_entry', 'a/racing/2022/f//t', 'wins', '4', '5', 'changed', 1, 2022, true, 'a@2/t1/r2/c2');
insert into mart.article_change (driver_id, from_snapshot_id, to_snapshot_id, table_name, row_key, column_name, old_value, new_value, change, rise, first_year, is_finished_season, cell_id) values ('a', 'a@1', 'a@2', 'mart.season_entry', 'a/racing/2026/f//t', 'races', '9', '8', 'changed', -1, 2026, false, 'a@2/t1/r3/c2');
insert into mart.article_change (driver_id, from_snapshot_id, to_snapshot_id, table_name, row_key, column_name, old_value, new_value, change, rise, first_year, is_finished_season, cell_id) values
    ('a', 'a@1', 'a@2', 'mart.season_entry', 'a/racing/2021/f//t', 'wins', '4', null, 'removed', null, 2021, true, 'a@1/t1/r2/c2'),
    ('a', 'a@1', 'a@2', 'mart.season_entry', 'a/racing/2021/f//u', 'wins', null, '4', 'added', null, 2021, true, 'a@2/t1/r2/c2'),
    ('a', 'a@1', 'a@2', 'mart.race_result', 'a/2021/f//3/MNZ/1', 'position', '1', null, 'removed', null, 2021, true, 'a@1/t2/r2/c5'),
    ('a', 'a@1', 'a@2', 'mart.race_result', 'a/2021/f//4/MNZ/1', 'position', null, '1', 'added', null, 2021, true, 'a@2/t2/r2/c6'),
    ('a', 'a@1', 'a@2', 'mart.season_entry', 'a/racing/2020/f//t', 'wins', '4', null, 'removed', null, 2020, true, 'a@2/t1/r9/c2');
insert into mart.season_entry (driver_id, first_year, wins_state) values ('a', 2020, 'unread');
-- fail
insert into mart.article_change (driver_id, from_snapshot_id, to_snapshot_id, table_name, row_key, column_name, old_value, new_value, change, rise, first_year, is_finished_season, cell_id) values ('a', 'a@1', 'a@2', 'mart.season_entry', 'a/racing/2022/f//t', 'wins', '4', '3', 'changed', -1, 2022, true, 'a@2/t1/r2/c2');
