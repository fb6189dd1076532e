-- A code of a round that two other drivers write otherwise, and that no other grid of the season has, is listed.
-- pass
insert into mart.race_result (driver_id, cell_id, kind, season, series_id, round_no, event) values ('a', 'a1', 'results_grid', 2020, 'f', 3, 'MNZ');
insert into mart.race_result (driver_id, cell_id, kind, season, series_id, round_no, event) values ('b', 'b1', 'results_grid', 2020, 'f', 3, 'MNZ');
insert into mart.race_result (driver_id, cell_id, kind, season, series_id, round_no, event) values ('c', 'c1', 'results_grid', 2020, 'f', 3, 'MNZ');
-- fail
insert into mart.race_result (driver_id, cell_id, kind, season, series_id, round_no, event) values ('a', 'a1', 'results_grid', 2020, 'f', 3, 'MNZ');
insert into mart.race_result (driver_id, cell_id, kind, season, series_id, round_no, event) values ('b', 'b1', 'results_grid', 2020, 'f', 3, 'MNZ');
insert into mart.race_result (driver_id, cell_id, kind, season, series_id, round_no, event) values ('c', 'c1', 'results_grid', 2020, 'f', 3, 'MZN');
