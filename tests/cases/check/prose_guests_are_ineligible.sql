-- A guest with a championship position is listed.
-- pass
insert into staging.prose_claim (driver_id, cell_id, season, series_id, metric, value) values ('a', 'a@1/prose/7', 2019, 'f', 'guest', 1);
insert into mart.season_standing (driver_id, cell_id, first_year, series_id, source, position_state) values ('a', 'a@1/t1/r2/c1', 2019, 'f', 'summary', 'ineligible');
-- fail
insert into staging.prose_claim (driver_id, cell_id, season, series_id, metric, value) values ('a', 'a@1/prose/7', 2019, 'f', 'guest', 1);
insert into mart.season_standing (driver_id, cell_id, first_year, series_id, source, position_state) values ('a', 'a@1/t1/r2/c1', 2019, 'f', 'summary', 'reported');
