-- A rookies' title is none of the championship; seasons that begin in one year are two titles, and their points are held against no grid.
-- given
insert into raw.article (driver_id, snapshot_id, title) values ('a', 'a@1', 'A');
insert into raw.current_article (driver_id, snapshot_id) values ('a', 'a@1');
insert into staging.season_standing (cell_id, snapshot_id, driver_id, discipline, first_year, last_year, series_id, points, points_state, position, position_class, position_state, is_provisional, source, entries) values
    ('a@1/t1/r2/c9', 'a@1', 'a', 'racing', 2018, 2018, 'gt-cup', 40, 'reported', 1, 'Rookie', 'reported', false, 'summary', 1),
    ('a@1/t1/r3/c9', 'a@1', 'a', 'racing', 2019, 2019, 'gt-cup', 50, 'reported', 1, null, 'reported', false, 'summary', 1),
    ('a@1/t1/r4/c9', 'a@1', 'a', 'racing', 2019, 2020, 'gt-cup', 60, 'reported', 1, null, 'reported', false, 'summary', 1),
    ('a@1/t2/r2/c9', 'a@1', 'a', 'racing', 2018, 2018, 'gt-cup', 40, 'reported', 6, null, 'reported', false, 'grid', 1),
    ('a@1/t2/r3/c9', 'a@1', 'a', 'racing', 2019, 2019, 'gt-cup', 55, 'reported', 2, null, 'reported', false, 'grid', 1);
-- expect
select titles, best_position, best_position_season from mart.driver_career
-- rows
2,1,2019
-- expect
select season, metric, verdict from mart.reconciliation where scope = 'season' order by all
-- rows
2018,points,agree
