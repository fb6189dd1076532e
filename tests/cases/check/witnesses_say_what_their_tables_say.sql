-- A grid that counts two wins where its cells hold one is listed.
-- pass
insert into mart.race_result (driver_id, season, series_id, position) values ('a', 2020, 'f', 1), ('a', 2020, 'f', 3);
insert into mart.grid_season (driver_id, season, series_id, wins, podiums, poles) values ('a', 2020, 'f', 1, 2, null);
insert into mart.season_witness (driver_id, season, series_id, source, metric, value) values ('a', 2020, 'f', 'grid', 'wins', 1), ('a', 2020, 'f', 'summary', 'wins', 1);
insert into mart.reconciliation (driver_id, season, series_id, metric, scope, infobox_value) values ('a', 2020, 'f', 'wins', 'season', null), ('a', null, 'f', 'races', 'series', 49);
insert into mart.infobox_witness (driver_id, metric, value, alternate) values ('a', 'races', 52, 49);
insert into mart.stated_total (driver_id, cell_id, value) values ('a', 'x', 5), ('a', 'y', null);
insert into staging.stated_total (driver_id, cell_id, value) values ('a', 'x', 5);
insert into mart.driver (driver_id, name) values ('a', 'A');
insert into staging.driver (driver_id, name) values ('a', 'A');
-- fail
insert into mart.race_result (driver_id, season, series_id, position) values ('a', 2020, 'f', 1), ('a', 2020, 'f', 3);
insert into mart.grid_season (driver_id, season, series_id, wins) values ('a', 2020, 'f', 2);
