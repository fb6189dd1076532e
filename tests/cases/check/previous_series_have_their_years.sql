-- The years of two previous series that stand in each other's place are listed.
-- pass
insert into staging.infobox_claim (driver_id, block_no, item_no, metric, item_id, value_text) values ('a', 1, 1, 'prev_series', 'f3', 'Formula 3'), ('a', 1, 2, 'prev_series', 'f2', 'Formula 2');
insert into mart.infobox_years (driver_id, block_no, item_no, cell_id, metric, value_text, first_year, last_year) values
    ('a', 1, 1, 'a@1/infobox/1/prev series years', 'prev_series_years', '2019', 2019, 2019), ('a', 1, 2, 'a@1/infobox/1/prev series years', 'prev_series_years', '2020–2021', 2020, 2021);
insert into mart.season_entry (driver_id, discipline, season, first_year, last_year, series_id) values ('a', 'racing', '2019', 2019, 2019, 'f3'), ('a', 'racing', '2020', 2020, 2020, 'f2'), ('a', 'racing', '2021', 2021, 2021, 'f2');
-- fail
insert into staging.infobox_claim (driver_id, block_no, item_no, metric, item_id, value_text) values ('a', 1, 1, 'prev_series', 'f3', 'Formula 3'), ('a', 1, 2, 'prev_series', 'f2', 'Formula 2');
insert into mart.infobox_years (driver_id, block_no, item_no, cell_id, metric, value_text, first_year, last_year) values
    ('a', 1, 2, 'a@1/infobox/1/prev series years', 'prev_series_years', '2019', 2019, 2019), ('a', 1, 1, 'a@1/infobox/1/prev series years', 'prev_series_years', '2020–2021', 2020, 2021);
insert into mart.season_entry (driver_id, discipline, season, first_year, last_year, series_id) values ('a', 'racing', '2019', 2019, 2019, 'f3'), ('a', 'racing', '2020', 2020, 2020, 'f2'), ('a', 'racing', '2021', 2021, 2021, 'f2');
