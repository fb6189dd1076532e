-- A first win of 1979 is listed where the grid has one in 1977; a last race that names no year is not compared.
-- pass
insert into staging.infobox_claim (driver_id, cell_id, metric, value_text, series_id) values
    ('a', 'a@1/infobox/1/first_win', 'first_win', '1977 Austrian Grand Prix', 'formula-one'), ('a', 'a@1/infobox/1/last_race', 'last_race', 'Australian Grand Prix', 'formula-one');
insert into mart.race_result (driver_id, kind, series_id, season, is_entered, position, state) values ('a', 'results_grid', 'formula-one', 1977, true, 1, 'reported'), ('a', 'results_grid', 'formula-one', 1981, true, 1, 'reported');
-- fail
insert into staging.infobox_claim (driver_id, cell_id, metric, value_text, series_id) values ('a', 'a@1/infobox/1/first_win', 'first_win', '1979 Austrian Grand Prix', 'formula-one');
insert into mart.race_result (driver_id, kind, series_id, season, is_entered, position, state) values ('a', 'results_grid', 'formula-one', 1977, true, 1, 'reported');
