-- A driver of whom nothing but the title could be read has a row everywhere a driver must have one.
-- given
insert into raw.article (driver_id, snapshot_id, title) values ('a', 'a@1', 'A. Driver');
insert into raw.current_article (driver_id, snapshot_id) values ('a', 'a@1');
-- expect
select driver_id, name, birth_date from mart.driver
-- rows
a,A. Driver,
-- expect
select seasons, series, teams, races, win_rate, titles, best_position, basis, races_unread from mart.driver_career
-- rows
0,0,0,,,0,,none,0
-- expect
select count(*) from mart.driver_season
-- rows
0
