-- 4th against 5th is listed.
-- pass
insert into mart.reconciliation (driver_id, season, metric, summary_value, grid_value, verdict) values ('a', 2020, 'position', 4, 4, 'agree');
-- fail
insert into mart.reconciliation (driver_id, season, metric, summary_value, grid_value, verdict) values ('a', 2020, 'position', 4, 5, 'conflict');
