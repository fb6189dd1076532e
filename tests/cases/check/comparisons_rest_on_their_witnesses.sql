-- Values that agree are those of the witnesses, and equal.
-- pass
insert into mart.season_witness (driver_id, season, series_id, metric, source, value) values ('a', 2020, 'f', 'wins', 'summary', 2), ('a', 2020, 'f', 'wins', 'grid', 2);
insert into mart.reconciliation (driver_id, season, series_id, metric, scope, summary_value, grid_value, verdict) values ('a', 2020, 'f', 'wins', 'season', 2, 2, 'agree');
-- fail
insert into mart.season_witness (driver_id, season, series_id, metric, source, value) values ('a', 2020, 'f', 'wins', 'summary', 2), ('a', 2020, 'f', 'wins', 'grid', 3);
insert into mart.reconciliation (driver_id, season, series_id, metric, scope, summary_value, grid_value, verdict) values ('a', 2020, 'f', 'wins', 'season', 2, 3, 'agree');
