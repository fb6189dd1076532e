-- A race that was a round of two championships counts in the one that the rule names first; one in two tables of its event once; two classes with championships of their own have two races.
-- given
insert into raw.article (driver_id, snapshot_id, title) values ('a', 'a@1', 'A');
insert into raw.current_article (driver_id, snapshot_id) values ('a', 'a@1');
insert into raw.rule_event_races (pattern, series_pattern, code_pattern) values ('^indianapolis-500$', '^(formula-one|aaa-championship-car)$', '^(INDY|500)$'), ('^isle-of-man-tt$', '^(500cc|350cc)$', '^IOM$');
insert into raw.rule_series_classes (class, series_id, id) values ('500cc', 'grand-prix-motorcycle-racing', '500cc'), ('350cc', 'grand-prix-motorcycle-racing', '350cc');
insert into staging.race_result (cell_id, snapshot_id, driver_id, table_no, row_no, column_no, kind, discipline, season, series, series_id, team, team_id, round_no, event, event_race, result_text, position, status, is_entered, is_start, is_classified, state) values
    ('a@1/t1/r2/c4', 'a@1', 'a', 1, 2, 4, 'results_grid', 'racing', 1953, 'AAA', 'aaa-championship-car', 'Nova', 'nova', 1, 'INDY', 1, '1', 1, 'classified', true, true, true, 'reported'),
    ('a@1/t1/r2/c5', 'a@1', 'a', 1, 2, 5, 'results_grid', 'racing', 1953, 'AAA', 'aaa-championship-car', 'Nova', 'nova', 2, 'MIL', 1, '3', 3, 'classified', true, true, true, 'reported'),
    ('a@1/t1/r3/c4', 'a@1', 'a', 1, 3, 4, 'results_grid', 'racing', 1949, 'AAA', 'aaa-championship-car', 'Nova', 'nova', 1, 'INDY', 1, '4', 4, 'classified', true, true, true, 'reported'),
    ('a@1/t2/r2/c5', 'a@1', 'a', 2, 2, 5, 'event_results', 'racing', 1953, 'Indianapolis 500', 'indianapolis-500', 'Nova', 'nova', null, 'Indianapolis 500', 1, '1', 1, 'classified', true, true, true, 'reported'),
    ('a@1/t3/r2/c5', 'a@1', 'a', 3, 2, 5, 'results_grid', 'racing', 1953, 'Formula One', 'formula-one', 'Nova', 'nova', 2, '500', 1, '1', 1, 'classified', true, true, true, 'reported'),
    ('a@1/t4/r2/c5', 'a@1', 'a', 4, 2, 5, 'event_results', 'racing', 1954, '24 Hours of Le Mans', '24-hours-of-le-mans', 'Nova', 'nova', null, '24 Hours of Le Mans', 1, '2', 2, 'classified', true, true, true, 'reported'),
    ('a@1/t5/r2/c5', 'a@1', 'a', 5, 2, 5, 'event_results', 'racing', 1954, '24 Hours of Le Mans', '24-hours-of-le-mans', 'Nova', 'nova', null, '24 Hours of Le Mans', 1, '2', 2, 'classified', true, true, true, 'reported'),
    ('a@1/t6/r2/c5', 'a@1', 'a', 6, 2, 5, 'results_grid', 'racing', 1955, '500cc', '500cc', 'Nova', 'nova', 1, 'IOM', 1, '2', 2, 'classified', true, true, true, 'reported'),
    ('a@1/t6/r3/c5', 'a@1', 'a', 6, 3, 5, 'results_grid', 'racing', 1955, '350cc', '350cc', 'Nova', 'nova', 1, 'IOM', 1, '2', 2, 'classified', true, true, true, 'reported');
-- expect
select races, wins, podiums from mart.driver_career
-- rows
6,1,5
-- expect
select series_id, races, wins from mart.driver_series order by series_id
-- rows
24-hours-of-le-mans,1,0
350cc,1,0
500cc,1,0
aaa-championship-car,2,0
formula-one,1,1
