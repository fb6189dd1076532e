-- Starts that fall are listed; a better best finish, a count that moved and one that a template hides are not.
-- pass
insert into mart.article_change (driver_id, from_snapshot_id, to_snapshot_id, table_name, row_key, column_name, old_value, new_value, change, rise, first_year, is_finished_season, cell_id) values ('a', 'a@1', 'a@2', 'staging.infobox_claim', 'a/f/races', 'value', '92', '98', 'changed', 6, null, null, 'a@2/infobox/1/starts');
insert into mart.article_change (driver_id, from_snapshot_id, to_snapshot_id, table_name, row_key, column_name, old_value, new_value, change, rise, first_year, is_finished_season, cell_id) values ('a', 'a@1', 'a@2', 'staging.infobox_claim', 'a/races-of-champions/best_finish', 'value', '3', '1', 'changed', -2, null, null, 'a@2/infobox/1/best finish');
insert into mart.article_change (driver_id, from_snapshot_id, to_snapshot_id, table_name, row_key, column_name, old_value, new_value, change, rise, first_year, is_finished_season, cell_id) values
    ('a', 'a@1', 'a@2', 'staging.infobox_claim', 'a/f/wins', 'value', '9', null, 'removed', null, null, null, 'a@1/infobox/1/wins'),
    ('a', 'a@1', 'a@2', 'staging.infobox_claim', 'a/f/poles', 'value', '3', null, 'removed', null, null, null, 'a@2/infobox/1/poles');
insert into staging.infobox_claim (driver_id, metric, value, state) values ('a', 'wins', 9, 'reported'), ('a', 'poles', null, 'unread');
-- fail
insert into mart.article_change (driver_id, from_snapshot_id, to_snapshot_id, table_name, row_key, column_name, old_value, new_value, change, rise, first_year, is_finished_season, cell_id) values ('a', 'a@1', 'a@2', 'staging.infobox_claim', 'a/f/races', 'value', '98', '92', 'changed', -6, null, null, 'a@2/infobox/1/starts');
