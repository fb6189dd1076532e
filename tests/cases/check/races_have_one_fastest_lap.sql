-- Two drivers' fastest laps of one race are listed.
-- pass
insert into mart.race_honour (driver_id, cell_id, honour, season, series_id, event, event_race, claimants, claiming_cars) values ('a', 'x', 'fastest_lap', 2020, 'f', 'MNZ', 1, 1, 1);
insert into mart.race_honour (driver_id, cell_id, honour, season, series_id, event, event_race, claimants, claiming_cars) values ('b', 'y', 'win', 2020, 'f', 'MNZ', 1, 2, 2);
-- fail
insert into mart.race_honour (driver_id, cell_id, honour, season, series_id, event, event_race, claimants, claiming_cars) values ('a', 'x', 'fastest_lap', 2020, 'f', 'MNZ', 1, 2, 2);
insert into mart.race_honour (driver_id, cell_id, honour, season, series_id, event, event_race, claimants, claiming_cars) values ('b', 'y', 'fastest_lap', 2020, 'f', 'MNZ', 1, 2, 2);
