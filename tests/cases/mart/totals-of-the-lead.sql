-- A total that the lead states is a witness beside the seasons and races of its series.
-- given
insert into raw.article (driver_id, snapshot_id, title) values ('a', 'a@1', 'A');
insert into raw.current_article (driver_id, snapshot_id) values ('a', 'a@1');
insert into staging.season_entry (cell_id, snapshot_id, driver_id, table_no, row_no, discipline, first_year, last_year, series, series_id, races, races_state, wins, wins_state) values
    ('a@1/t1/r2/c2', 'a@1', 'a', 1, 2, 'racing', 2010, 2010, 'GP3 Series', 'gp3', 17, 'reported', 3, 'reported'),
    ('a@1/t1/r3/c2', 'a@1', 'a', 1, 3, 'racing', 2011, 2011, 'GP3 Series', 'gp3', 15, 'reported', 4, 'reported');
insert into staging.stated_total (cell_id, snapshot_id, driver_id, basis, discipline, series, series_id, metric, value, state) values
    ('a@1/prose/2', 'a@1', 'a', 'prose', 'racing', 'GP3 Series', 'gp3', 'wins', 9, 'reported'),
    ('a@1/prose/2', 'a@1', 'a', 'prose', 'racing', 'GP3 Series', 'gp3', 'races', 32, 'reported'),
    ('a@1/prose/3', 'a@1', 'a', 'prose', 'racing', 'Osterby 500', 'osterby-500', 'titles', 2, 'reported');
insert into raw.rule_single_events (pattern) values ('(^|-)(500|1000)(-|$)');
insert into staging.race_result (cell_id, snapshot_id, driver_id, table_no, row_no, column_no, kind, season, series, series_id, round_no, event, event_race, position, status, is_entered, is_start, is_classified, state) values
    ('a@1/t2/r2/c3', 'a@1', 'a', 2, 2, 3, 'event_results', 2010, 'Osterby 500', 'osterby-500', 1, 'Osterby 500', 1, 1, 'classified', true, true, true, 'reported'),
    ('a@1/t2/r3/c3', 'a@1', 'a', 2, 3, 3, 'event_results', 2011, 'Osterby 500', 'osterby-500', 1, 'Osterby 500', 1, 1, 'classified', true, true, true, 'reported');
-- expect
select metric, value, summary_value, grid_value, verdict from mart.stated_total order by all
-- rows
races,32,32,,agree
wins,2,,2,agree
wins,9,7,,conflict
-- expect
select series_id, season, metric, summary_value, prose_value, verdict, kind from mart.reconciliation where prose_value is not null order by all
-- rows
gp3,,races,32,32,agree,
gp3,,wins,7,9,conflict,prose_overclaim
osterby-500,,wins,,2,agree,
-- expect
select distinct row_key, column_name, cell_id from mart.evidence where table_name = 'mart.reconciliation' and column_name = 'prose_value' order by all
-- rows
a//gp3//races,prose_value,a@1/prose/2
a//gp3//wins,prose_value,a@1/prose/2
a//osterby-500//wins,prose_value,a@1/prose/3
