-- A grid that names no class meets the one class of the summary; prose that claims more than both tables is an overclaim.
-- given
insert into raw.article (driver_id, snapshot_id, title, fetched_at) values ('a', 'a@1', 'A', '2026-08-01T00:00:00Z');
insert into raw.current_article (driver_id, snapshot_id) values ('a', 'a@1');
insert into staging.season_standing (cell_id, snapshot_id, driver_id, discipline, first_year, series, series_id, series_class, points, points_gross, points_state, position, position_state, source, entries) values
    ('a@1/t1/r2/c9', 'a@1', 'a', 'racing', 2020, 'GT Cup', 'gt-cup', 'Pro', 64, 72, 'reported', 3, 'reported', 'summary', 1),
    ('a@1/t2/r2/c9', 'a@1', 'a', 'racing', 2020, 'GT Cup', 'gt-cup', null, 72, null, 'reported', 3, 'reported', 'grid', 1);
insert into staging.prose_claim (cell_id, snapshot_id, driver_id, sentence_no, season, series_id, metric, value) values
    ('a@1/prose/4', 'a@1', 'a', 4, 2020, 'gt-cup', 'position', 2);
-- expect
select series_class, metric, summary_value, grid_value, prose_value, verdict, kind, difference from mart.reconciliation where season = 2020 order by metric
-- rows
Pro,points,64,72,,agree,,8
Pro,position,3,3,2,conflict,prose_overclaim,1
