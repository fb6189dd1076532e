-- Two drivers' poles of one race are listed.
-- pass
insert into mart.race_result (driver_id, cell_id, kind, season, series_id, event, event_race, position, is_pole, is_fastest_lap) values ('a', 'x', 'results_grid', 2020, 'f', 'MNZ', 1, 1, true, true);
insert into mart.race_result (driver_id, cell_id, kind, season, series_id, event, event_race, position, is_pole, is_fastest_lap) values ('b', 'y', 'results_grid', 2020, 'f', 'MNZ', 1, 2, false, false);
-- fail
insert into mart.race_result (driver_id, cell_id, kind, season, series_id, event, event_race, position, is_pole, is_fastest_lap) values ('a', 'x', 'results_grid', 2020, 'f', 'MNZ', 1, 1, true, true);
insert into mart.race_result (driver_id, cell_id, kind, season, series_id, event, event_race, position, is_pole, is_fastest_lap) values ('b', 'y', 'results_grid', 2020, 'f', 'MNZ', 1, 1, true, true);
