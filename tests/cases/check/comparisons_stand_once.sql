-- The same comparison twice is listed.
-- pass
insert into mart.reconciliation (driver_id, season, series_id, metric, scope) values ('a', 2020, 'f', 'wins', 'season');
insert into mart.reconciliation (driver_id, season, series_id, metric, scope) values ('a', 2020, 'f', 'races', 'season');
-- fail
insert into mart.reconciliation (driver_id, season, series_id, metric, scope) values ('a', 2020, 'f', 'wins', 'season');
insert into mart.reconciliation (driver_id, season, series_id, metric, scope) values ('a', 2020, 'f', 'wins', 'season');
