-- Each number of an entry and of a standing leads to its own cell; a number that is not reported leads nowhere.
-- given
insert into raw.article (driver_id, snapshot_id, title, permalink, fetched_at) values ('a', 'a@1', 'A', 'https://example.org/a?oldid=1', '2026-08-01T00:00:00Z');
insert into raw.current_article (driver_id, snapshot_id) values ('a', 'a@1');
insert into raw.table_column (driver_id, snapshot_id, table_no, column_no, column_name) values ('a', 'a@1', 1, 1, 'season'), ('a', 'a@1', 1, 4, 'races'), ('a', 'a@1', 1, 5, 'wins');
insert into staging.season_entry (cell_id, snapshot_id, driver_id, table_no, row_no, discipline, first_year, series, series_id, team, team_id, entry_no, races, races_state, wins, wins_state) values
    ('a@1/t1/r2/c2', 'a@1', 'a', 1, 2, 'racing', 2020, 'F', 'f', 'T', 't', 1, 9, 'reported', null, 'unknown');
insert into staging.season_standing (cell_id, snapshot_id, driver_id, table_no, row_no, discipline, first_year, series, series_id, series_class, points, points_state, points_cell_id, position, position_text, position_state, position_cell_id, source) values
    ('a@1/t1/r2/c10', 'a@1', 'a', 1, 2, 'racing', 2020, 'F', 'f', 'B', 12.5, 'reported', 'a@1/t1/r2/c9', null, 'NC', 'not_classified', 'a@1/t1/r2/c10', 'summary');
-- expect
select table_name, row_key, column_name, cell_id from mart.evidence where table_name in ('mart.season_entry', 'mart.season_standing') order by all
-- rows
mart.season_entry,a/2020/f//t/1,races,a@1/t1/r2/c4
mart.season_standing,a/2020/f/B/summary,points,a@1/t1/r2/c9
-- expect
select table_name, row_key, cell_id from mart.evidence where column_name = 'series' and table_name = 'mart.driver_career' order by all
-- rows
mart.driver_career,a,a@1/t1/r2/c2
