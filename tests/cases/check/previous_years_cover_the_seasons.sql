-- A season between two years of the list is listed.
-- pass
insert into mart.infobox_years (driver_id, cell_id, metric, value_text, first_year, last_year) values
    ('a', 'a@1/infobox/1/x', 'prev_series_years', '2016, 2018-2021', 2016, 2016), ('a', 'a@1/infobox/1/x', 'prev_series_years', '2016, 2018-2021', 2018, 2021);
insert into staging.infobox_claim (driver_id, cell_id, series_id, metric) values ('a', 'a@1/infobox/1/series', 'g', 'current_series');
insert into mart.season_entry (driver_id, cell_id, discipline, first_year, last_year, series_id) values ('a', 'a@1/t1/r2/c1', 'racing', 2020, 2020, 'f');
-- fail
insert into mart.infobox_years (driver_id, cell_id, metric, value_text, first_year, last_year) values
    ('a', 'a@1/infobox/1/x', 'prev_series_years', '2016, 2018-2021', 2016, 2016), ('a', 'a@1/infobox/1/x', 'prev_series_years', '2016, 2018-2021', 2018, 2021);
insert into staging.infobox_claim (driver_id, cell_id, series_id, metric) values ('a', 'a@1/infobox/1/series', 'g', 'current_series');
insert into mart.season_entry (driver_id, cell_id, discipline, first_year, last_year, series_id) values ('a', 'a@1/t1/r2/c1', 'racing', 2017, 2017, 'f');
