-- A standing of 313 points shared by two entries counts as 313, not 626.
-- pass
insert into mart.season_standing (driver_id, cell_id, discipline, first_year, series_id, source, points, entries) values ('a', 'x', 'racing', 2022, 'f', 'summary', 313, 2);
insert into mart.driver_series (driver_id, series_id, points) values ('a', 'f', 313);
-- fail
insert into mart.season_standing (driver_id, cell_id, discipline, first_year, series_id, source, points, entries) values ('a', 'x', 'racing', 2022, 'f', 'summary', 313, 2);
insert into mart.driver_series (driver_id, series_id, points) values ('a', 'f', 626);
