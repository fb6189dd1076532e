-- A full season with a race not entered is listed.
-- pass
insert into mart.grid_season (driver_id, cell_id, season, series, series_id, races_entered, races_held, summary_races) values ('a', 'x', 2020, 'F', 'f', 14, 14, 14);
-- fail
insert into mart.grid_season (driver_id, cell_id, season, series, series_id, races_entered, races_held, summary_races) values ('a', 'x', 2020, 'F', 'f', 13, 14, 14);
