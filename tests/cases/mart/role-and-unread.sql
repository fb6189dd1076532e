-- A test driver's season counts as a season and reports no races; an unknown count is counted as unread and never as zero.
-- given
insert into raw.article (driver_id, snapshot_id, title) values ('a', 'a@1', 'A');
insert into raw.current_article (driver_id, snapshot_id) values ('a', 'a@1');
insert into staging.season_entry (cell_id, snapshot_id, driver_id, table_no, row_no, discipline, first_year, series, series_id, team, team_id, entry_no, role, races, races_state, wins, wins_state) values
    ('a@1/t1/r2/c2', 'a@1', 'a', 1, 2, 'racing', 2020, 'F', 'f', 'T', 't', 1, null, 10, 'reported', 2, 'reported'),
    ('a@1/t1/r3/c2', 'a@1', 'a', 1, 3, 'racing', 2021, 'F', 'f', 'T', 't', 2, 'Test driver', null, 'role', null, 'role'),
    ('a@1/t1/r4/c2', 'a@1', 'a', 1, 4, 'racing', 2022, 'G', 'g', 'U', 'u', 3, null, 4, 'reported', null, 'unknown');
-- expect
select seasons, series, teams, races, wins, races_unread, wins_unread, podiums, win_rate from mart.driver_career
-- rows
3,2,2,14,2,1,2,,0.14285714285714285
-- expect
select season, races, wins, races_unread, wins_unread from mart.driver_season order by season
-- rows
2020,10,2,0,0
2021,,,1,1
2022,4,,0,1
