-- Two drivers of two teams cannot both be fourth, two of one team may share a car, but not if they finish apart elsewhere.
-- pass
insert into mart.race_result (driver_id, cell_id, kind, season, series_id, event, event_race, position, team_id) values
    ('a', 'x', 'results_grid', 2020, 'f', 'MON', 1, 4, 't'), ('b', 'y', 'results_grid', 2020, 'f', 'MON', 1, 4, 't'),
    ('c', 'z', 'results_grid', 2020, 'f', 'MON', 2, 4, 'u'),
    ('a', 'a2', 'results_grid', 2020, 'f', 'SPA', 1, 2, 't'), ('b', 'b2', 'results_grid', 2020, 'f', 'SPA', 1, 2, 't'),
    ('a', 'a3', 'results_grid', 2020, 'f', 'MNZ', 1, 2, 't'), ('b', 'b3', 'results_grid', 2020, 'f', 'MNZ', 1, 3, 't');
-- fail
insert into mart.race_result (driver_id, cell_id, kind, season, series_id, event, event_race, position, team_id) values
    ('a', 'x', 'results_grid', 2020, 'f', 'MON', 1, 4, 't'), ('b', 'y', 'results_grid', 2020, 'f', 'MON', 1, 4, 'u');
