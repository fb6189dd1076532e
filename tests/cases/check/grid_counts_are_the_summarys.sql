-- 3 wins in the cells against 4 are listed.
-- pass
insert into mart.reconciliation (driver_id, season, metric, summary_value, grid_value, verdict) values ('a', 2020, 'wins', 4, 4, 'agree');
-- fail
insert into mart.reconciliation (driver_id, season, metric, summary_value, grid_value, verdict) values ('a', 2020, 'wins', 4, 3, 'conflict');
