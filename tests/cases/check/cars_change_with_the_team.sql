-- Two cars with one team are listed.
-- pass
insert into mart.race_result (driver_id, cell_id, kind, season, series_id, team_id, car) values ('a', 'x', 'results_grid', 2022, 'f', 't', 'Audi');
insert into mart.race_result (driver_id, cell_id, kind, season, series_id, team_id, car) values ('a', 'y', 'results_grid', 2022, 'f', 'u', 'Hyundai');
-- fail
insert into mart.race_result (driver_id, cell_id, kind, season, series_id, team_id, car) values ('a', 'x', 'results_grid', 2022, 'f', 't', 'Audi');
insert into mart.race_result (driver_id, cell_id, kind, season, series_id, team_id, car) values ('a', 'y', 'results_grid', 2022, 'f', 't', 'Hyundai');
