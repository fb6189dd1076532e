-- A total is held against the rows of its table, or the seasons of its series; a sum with an unknown number in it is none.
-- given
insert into raw.article (driver_id, snapshot_id, title) values ('a', 'a@1', 'A');
insert into raw.current_article (driver_id, snapshot_id) values ('a', 'a@1');
insert into staging.season_entry (cell_id, snapshot_id, driver_id, table_no, row_no, discipline, first_year, last_year, series, series_id, races, races_state, wins, wins_state, poles, poles_state) values
    ('a@1/t1/r2/c2', 'a@1', 'a', 1, 2, 'racing', 2010, 2010, '125cc', '125cc', 17, 'reported', 10, 'reported', null, 'unknown'),
    ('a@1/t1/r3/c2', 'a@1', 'a', 1, 3, 'racing', 2011, 2011, 'Moto2', 'moto2', 15, 'reported', 7, 'reported', 7, 'reported');
insert into staging.stated_total (cell_id, snapshot_id, driver_id, table_no, row_no, basis, discipline, series, series_id, metric, value, state) values
    ('a@1/t1/r4/c5', 'a@1', 'a', 1, 4, 'total_row', 'racing', null, null, 'races', 32, 'reported'),
    ('a@1/t1/r4/c6', 'a@1', 'a', 1, 4, 'total_row', 'racing', null, null, 'wins', 18, 'reported'),
    ('a@1/t1/r4/c7', 'a@1', 'a', 1, 4, 'total_row', 'racing', null, null, 'poles', 9, 'reported'),
    ('a@1/t2/r2/c6', 'a@1', 'a', 2, 2, 'series_row', 'racing', '125cc', '125cc', 'races', 17, 'reported'),
    ('a@1/t2/r2/c7', 'a@1', 'a', 2, 2, 'series_row', 'racing', '125cc', '125cc', 'wins', 11, 'reported'),
    ('a@1/t2/r3/c7', 'a@1', 'a', 2, 3, 'series_row', 'racing', 'Moto2', 'moto2', 'wins', null, 'unknown'),
    ('a@1/t2/r4/c7', 'a@1', 'a', 2, 4, 'total_row', 'racing', null, null, 'wins', 18, 'reported');
-- expect
select cell_id, value, summary_value, verdict from mart.stated_total order by all
-- rows
a@1/t1/r4/c5,32,32,agree
a@1/t1/r4/c6,18,17,conflict
a@1/t1/r4/c7,9,,not_comparable
a@1/t2/r2/c6,17,17,agree
a@1/t2/r2/c7,11,10,conflict
a@1/t2/r3/c7,,7,not_comparable
a@1/t2/r4/c7,18,,not_comparable
-- expect
select series_id, metric, summary_value, total_value, verdict, kind, note from mart.reconciliation where total_value is not null order by all
-- rows
125cc,races,17,17,agree,,
125cc,wins,10,11,conflict,scope_difference,"the table by class or series totals 11, the seasons add up to another"
