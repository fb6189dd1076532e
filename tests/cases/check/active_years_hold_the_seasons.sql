-- A season of 1975 is listed where the infobox begins in 1977; spans, single years and an open end are read.
-- pass
insert into mart.infobox_years (driver_id, cell_id, metric, series_id, value_text, first_year, last_year) values
    ('a', 'a@1/infobox/1/years', 'active_years', 'formula-one', '1975–81, 1983, 1985–', 1975, 1981), ('a', 'a@1/infobox/1/years', 'active_years', 'formula-one', '1975–81, 1983, 1985–', 1983, 1983),
    ('a', 'a@1/infobox/1/years', 'active_years', 'formula-one', '1975–81, 1983, 1985–', 1985, 9999);
insert into mart.season_entry (driver_id, discipline, cell_id, first_year, last_year, series_id, races) values
    ('a', 'racing', 'a@1/t1/r2/c2', 1975, 1975, 'formula-one', 8), ('a', 'racing', 'a@1/t1/r3/c2', 1983, 1983, 'formula-one', 1), ('a', 'racing', 'a@1/t1/r4/c2', 1986, 1986, 'formula-one', 16);
-- fail
insert into mart.infobox_years (driver_id, cell_id, metric, series_id, value_text, first_year, last_year) values
    ('a', 'a@1/infobox/1/years', 'active_years', 'formula-one', '1977–81, 1983, 1985–', 1977, 1981), ('a', 'a@1/infobox/1/years', 'active_years', 'formula-one', '1977–81, 1983, 1985–', 1983, 1983),
    ('a', 'a@1/infobox/1/years', 'active_years', 'formula-one', '1977–81, 1983, 1985–', 1985, 9999);
insert into mart.season_entry (driver_id, discipline, cell_id, first_year, last_year, series_id, races) values
    ('a', 'racing', 'a@1/t1/r2/c2', 1975, 1975, 'formula-one', 8), ('a', 'racing', 'a@1/t1/r3/c2', 1983, 1983, 'formula-one', 1), ('a', 'racing', 'a@1/t1/r4/c2', 1986, 1986, 'formula-one', 16);
