-- Two drivers' winners of one race are listed, two drivers of one car are not.
-- pass
insert into mart.race_honour (driver_id, cell_id, honour, season, series_id, event, event_race, claimants, claiming_cars) values ('a', 'x', 'win', 2020, 'f', 'MNZ', 1, 1, 1);
insert into mart.race_honour (driver_id, cell_id, honour, season, series_id, event, event_race, claimants, claiming_cars) values ('b', 'y', 'pole', 2020, 'f', 'MNZ', 1, 2, 2);
insert into mart.race_honour (driver_id, cell_id, honour, season, series_id, event, event_race, claimants, claiming_cars) values ('c', 'z', 'win', 2020, 'e', 'SPA', 1, 2, 1);
-- fail
insert into mart.race_honour (driver_id, cell_id, honour, season, series_id, event, event_race, claimants, claiming_cars) values ('a', 'x', 'win', 2020, 'f', 'MNZ', 1, 2, 2);
insert into mart.race_honour (driver_id, cell_id, honour, season, series_id, event, event_race, claimants, claiming_cars) values ('b', 'y', 'win', 2020, 'f', 'MNZ', 1, 2, 2);
