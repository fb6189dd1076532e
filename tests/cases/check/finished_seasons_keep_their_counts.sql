-- Wins that fall in a season of 2022 are listed, wins that rise and races of a season under way are not.
-- pass
insert into mart.article_change (driver_id, from_snapshot_id, to_snapshot_id, table_name, row_key, column_name, old_value, new_value, change, rise, first_year, is_finished_season, cell_id) values ('a', 'a@1', 'a@2', 'mart.season_entry', 'a/racing/2022/f//t', 'wins', '4', '5', 'changed', 1, 2022, true, 'a@2/t1/r2/c2');
insert into mart.article_change (driver_id, from_snapshot_id, to_snapshot_id, table_name, row_key, column_name, old_value, new_value, change, rise, first_year, is_finished_season, cell_id) values ('a', 'a@1', 'a@2', 'mart.season_entry', 'a/racing/2026/f//t', 'races', '9', '8', 'changed', -1, 2026, false, 'a@2/t1/r3/c2');
-- fail
insert into mart.article_change (driver_id, from_snapshot_id, to_snapshot_id, table_name, row_key, column_name, old_value, new_value, change, rise, first_year, is_finished_season, cell_id) values ('a', 'a@1', 'a@2', 'mart.season_entry', 'a/racing/2022/f//t', 'wins', '4', '3', 'changed', -1, 2022, true, 'a@2/t1/r2/c2');
