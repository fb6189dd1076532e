-- 13 started cells against 14 races are listed.
-- pass
insert into mart.reconciliation (driver_id, season, metric, summary_value, grid_value, verdict) values ('a', 2020, 'races', 14, 14, 'agree');
-- fail
insert into mart.reconciliation (driver_id, season, metric, summary_value, grid_value, verdict) values ('a', 2020, 'races', 14, 13, 'conflict');
