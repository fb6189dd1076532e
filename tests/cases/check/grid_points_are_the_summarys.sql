-- 40 against 43 points is listed.
-- pass
insert into mart.reconciliation (driver_id, season, metric, summary_value, grid_value, verdict) values ('a', 2020, 'points', 40, 40, 'agree');
-- fail
insert into mart.reconciliation (driver_id, season, metric, summary_value, grid_value, verdict) values ('a', 2020, 'points', 40, 43, 'conflict');
