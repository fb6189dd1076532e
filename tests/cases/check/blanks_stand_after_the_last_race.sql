-- A blank before the last race is listed.
-- pass
insert into mart.race_result (driver_id, cell_id, kind, state, event) values ('a', 'x', 'results_grid', 'not_entered', 'MNZ');
-- fail
insert into mart.race_result (driver_id, cell_id, kind, state, event) values ('a', 'x', 'results_grid', 'not_entered', null);
