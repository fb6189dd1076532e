-- A grid of 3 races against a summary of 4 is listed.
-- pass
insert into mart.grid_season (driver_id, cell_id, season, series, series_id, races_entered, summary_races) values ('a', 'x', 2020, 'F', 'f', 4, 4);
-- fail
insert into mart.grid_season (driver_id, cell_id, season, series, series_id, races_entered, summary_races) values ('a', 'x', 2020, 'F', 'f', 3, 4);
