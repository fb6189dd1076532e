-- A place 8 that was read from a 7 is listed; 8 from `8†`, 411.5 from `411½`, a word and what a correction sets are not.
-- pass
insert into mart.race_result (driver_id, cell_id, position, result_text) values ('a', 'x', 8, '8†'), ('a', 'w', 1, 'Winner'), ('a', 'c', 3, '4');
insert into quality.applied_correction (driver_id, cell_id) values ('a', 'c');
insert into mart.season_standing (driver_id, cell_id, position, position_text, points, points_text) values ('a', 'y', 2, '2nd', 1411.5, '1,411½');
insert into staging.infobox_claim (driver_id, cell_id, metric, value, value_text) values ('a', 'z', 'races', 52, '52 (49 starts)');
-- fail
insert into mart.race_result (driver_id, cell_id, position, result_text) values ('a', 'x', 8, '7');
