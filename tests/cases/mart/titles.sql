-- A title is a first place in a finished championship: not a provisional lead, not a single event, not karting, and once for each class.
-- given
insert into raw.article (driver_id, snapshot_id, title) values ('a', 'a@1', 'A');
insert into raw.current_article (driver_id, snapshot_id) values ('a', 'a@1');
insert into raw.rule_single_events (pattern) values ('macau-grand-prix'), ('(^|-)\d+-hours');
insert into staging.season_standing (cell_id, snapshot_id, driver_id, discipline, first_year, series_id, series_class, position, position_state, is_provisional, source, entries) values
    ('a@1/t1/r2/c9', 'a@1', 'a', 'racing', 2020, 'gt-cup', 'Pro', 1, 'reported', false, 'summary', 1),
    ('a@1/t1/r3/c9', 'a@1', 'a', 'racing', 2020, 'gt-cup', 'Teams', 1, 'reported', false, 'summary', 1),
    ('a@1/t1/r4/c9', 'a@1', 'a', 'racing', 2021, 'macau-grand-prix', null, 1, 'reported', false, 'summary', 1),
    ('a@1/t1/r5/c9', 'a@1', 'a', 'racing', 2021, '24-hours-of-spa', 'LMP2', 1, 'reported', false, 'summary', 1),
    ('a@1/t1/r6/c9', 'a@1', 'a', 'racing', 2022, 'formula-a', null, 1, 'reported', true, 'summary', 1),
    ('a@1/t2/r2/c4', 'a@1', 'a', 'karting', 2010, 'kart-cup', null, 1, 'reported', false, 'summary', 1),
    ('a@1/t3/r2/c9', 'a@1', 'a', 'racing', 2020, 'gt-cup', null, 1, 'reported', false, 'grid', 1),
    ('a@1/t1/r7/c9', 'a@1', 'a', 'racing', 2019, 'one-race-trophy', null, 1, 'reported', false, 'summary', 1);
insert into staging.season_entry (cell_id, snapshot_id, driver_id, table_no, row_no, discipline, first_year, series_id, races, races_state) values
    ('a@1/t1/r7/c2', 'a@1', 'a', 1, 7, 'racing', 2019, 'one-race-trophy', 1, 'reported');
-- expect
select titles, best_position, best_position_season from mart.driver_career
-- rows
2,1,2020
