-- Titles and best positions stand with the season and the series that they belong to, and every rate leads to its cells.
-- given
insert into raw.article (driver_id, snapshot_id, title) values ('a', 'a@1', 'A');
insert into raw.current_article (driver_id, snapshot_id) values ('a', 'a@1');
insert into raw.table_column (snapshot_id, driver_id, table_no, column_no, column_name) values
    ('a@1', 'a', 1, 4, 'races'), ('a@1', 'a', 1, 5, 'wins');
insert into staging.season_entry (cell_id, snapshot_id, driver_id, table_no, row_no, discipline, first_year, series, series_id, races, races_state, wins, wins_state) values
    ('a@1/t1/r2/c2', 'a@1', 'a', 1, 2, 'racing', 2020, 'Hill Cup', 'hill', 8, 'reported', 4, 'reported'),
    ('a@1/t1/r3/c2', 'a@1', 'a', 1, 3, 'racing', 2021, 'Hill Cup', 'hill', 8, 'reported', 2, 'reported'),
    ('a@1/t1/r4/c2', 'a@1', 'a', 1, 4, 'racing', 2021, 'Lake Cup', 'lake', 6, 'reported', 0, 'reported');
insert into staging.season_standing (cell_id, snapshot_id, driver_id, discipline, first_year, last_year, series_id, position, position_state, is_provisional, source, entries) values
    ('a@1/t1/r2/c9', 'a@1', 'a', 'racing', 2020, 2020, 'hill', 1, 'reported', false, 'summary', 1),
    ('a@1/t1/r3/c9', 'a@1', 'a', 'racing', 2021, 2021, 'hill', 1, 'reported', false, 'summary', 1),
    ('a@1/t1/r4/c9', 'a@1', 'a', 'racing', 2021, 2021, 'lake', 3, 'reported', false, 'summary', 1);
-- expect
select season, titles, best_position from mart.driver_season order by season
-- rows
2020,1,1
2021,1,1
-- expect
select series_id, titles, best_position, best_position_season from mart.driver_series order by series_id
-- rows
hill,2,1,2020
lake,0,3,2021
-- expect
select table_name, row_key, column_name, cell_id from mart.evidence
where column_name in ('titles', 'win_rate') and row_key in ('a/2021', 'a/lake') order by all
-- rows
mart.driver_season,a/2021,titles,a@1/t1/r3/c9
mart.driver_season,a/2021,titles,a@1/t1/r4/c9
mart.driver_season,a/2021,win_rate,a@1/t1/r3/c4
mart.driver_season,a/2021,win_rate,a@1/t1/r3/c5
mart.driver_season,a/2021,win_rate,a@1/t1/r4/c4
mart.driver_season,a/2021,win_rate,a@1/t1/r4/c5
mart.driver_series,a/lake,titles,a@1/t1/r4/c9
mart.driver_series,a/lake,win_rate,a@1/t1/r4/c4
mart.driver_series,a/lake,win_rate,a@1/t1/r4/c5
