-- Lists of years are spans: single years, two figures after the dash, an open end, and what names no year.
-- given
insert into staging.infobox_claim (driver_id, snapshot_id, cell_id, block_no, template, metric, value_text, series_id) values
    ('a', 'a@1', 'a@1/infobox/1/years', 1, 'infobox f1 driver', 'active_years', '1975–81, 1983 & 1998–2002, 2019–present', 'formula-one'),
    ('a', 'a@1', 'a@1/infobox/1/prev series years', 1, 'infobox racing driver', 'prev_series_years', '2016/2018-2019; to be told', null),
    ('a', 'a@1', 'a@1/infobox/1/teams', 1, 'infobox f1 driver', 'active_years', 'Lotus', 'formula-one');
-- expect
select metric, first_year, last_year from mart.infobox_years order by metric, first_year nulls last
-- rows
active_years,1975,1981
active_years,1983,1983
active_years,1998,2002
active_years,2019,9999
prev_series_years,2016,2016
prev_series_years,2018,2019
prev_series_years,,
