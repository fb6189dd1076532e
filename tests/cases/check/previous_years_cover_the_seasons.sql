-- A season between two years of the list is listed.
-- pass
insert into staging.infobox_claim (driver_id, cell_id, series_id, metric, value_text) values ('a', 'a@1/infobox/1/x', 'g', 'prev_series_years', '2016, 2018-2021');
insert into mart.season_entry (driver_id, cell_id, discipline, first_year, last_year, series_id) values ('a', 'a@1/t1/r2/c1', 'racing', 2020, 2020, 'f');
-- fail
insert into staging.infobox_claim (driver_id, cell_id, series_id, metric, value_text) values ('a', 'a@1/infobox/1/x', 'g', 'prev_series_years', '2016, 2018-2021');
insert into mart.season_entry (driver_id, cell_id, discipline, first_year, last_year, series_id) values ('a', 'a@1/t1/r2/c1', 'racing', 2017, 2017, 'f');
