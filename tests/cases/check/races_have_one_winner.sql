-- Two drivers' winners of one race are listed.
-- pass
insert into mart.race_honour (driver_id, cell_id, honour, season, series_id, event, event_race, claimants) values ('a', 'x', 'win', 2020, 'f', 'MNZ', 1, 1);
insert into mart.race_honour (driver_id, cell_id, honour, season, series_id, event, event_race, claimants) values ('b', 'y', 'pole', 2020, 'f', 'MNZ', 1, 2);
-- fail
insert into mart.race_honour (driver_id, cell_id, honour, season, series_id, event, event_race, claimants) values ('a', 'x', 'win', 2020, 'f', 'MNZ', 1, 2);
insert into mart.race_honour (driver_id, cell_id, honour, season, series_id, event, event_race, claimants) values ('b', 'y', 'win', 2020, 'f', 'MNZ', 1, 2);
