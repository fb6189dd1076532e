-- Two series of 10 and 4 races make a career of 14.
-- pass
insert into mart.driver_career (driver_id, races, wins, series) values ('a', 14, 1, 2);
insert into mart.driver_series (driver_id, series_id, races, wins) values ('a', 'f', 10, 1), ('a', 'g', 4, 0);
-- fail
insert into mart.driver_career (driver_id, races, wins, series) values ('a', 14, 1, 2);
insert into mart.driver_series (driver_id, series_id, races, wins) values ('a', 'f', 10, 1);
