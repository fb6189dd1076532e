-- A race that a table of one event tells again beside its championship's grid counts once, in the grid.
-- given
insert into raw.article (driver_id, snapshot_id, title) values ('a', 'a@1', 'A');
insert into raw.current_article (driver_id, snapshot_id) values ('a', 'a@1');
insert into raw.rule_event_races (pattern, series_pattern, code_pattern) values ('^daytona-500$', '^nascar-cup$', '^DAY');
insert into staging.race_result (cell_id, snapshot_id, driver_id, table_no, row_no, column_no, kind, discipline, season, series, series_id, team, team_id, round_no, event, event_race, result_text, position, status, is_entered, is_start, is_classified, state) values
    ('a@1/t1/r2/c4', 'a@1', 'a', 1, 2, 4, 'results_grid', 'racing', 2020, 'NASCAR Cup Series', 'nascar-cup', 'Nova', 'nova', 1, 'DAY', 1, '1', 1, 'classified', true, true, true, 'reported'),
    ('a@1/t1/r2/c5', 'a@1', 'a', 1, 2, 5, 'results_grid', 'racing', 2020, 'NASCAR Cup Series', 'nascar-cup', 'Nova', 'nova', 2, 'TAL', 1, '3', 3, 'classified', true, true, true, 'reported'),
    ('a@1/t1/r3/c4', 'a@1', 'a', 1, 3, 4, 'results_grid', 'racing', 2021, 'NASCAR Cup Series', 'nascar-cup', 'Nova', 'nova', 1, 'DAY', 1, null, null, 'not_entered', false, false, false, 'not_entered'),
    ('a@1/t2/r2/c5', 'a@1', 'a', 2, 2, 5, 'event_results', 'racing', 2020, 'Daytona 500', 'daytona-500', 'Nova', 'nova', null, 'Daytona 500', 1, '1', 1, 'classified', true, true, true, 'reported'),
    ('a@1/t2/r3/c5', 'a@1', 'a', 2, 3, 5, 'event_results', 'racing', 2021, 'Daytona 500', 'daytona-500', 'Nova', 'nova', null, 'Daytona 500', 1, '9', 9, 'classified', true, true, true, 'reported');
-- expect
select races, wins, podiums, series from mart.driver_career
-- rows
3,1,2,2
-- expect
select season, races, wins from mart.driver_season order by season
-- rows
2020,2,1
2021,1,0
-- expect
select series_id, races, wins from mart.driver_series order by series_id
-- rows
daytona-500,1,0
nascar-cup,2,1
