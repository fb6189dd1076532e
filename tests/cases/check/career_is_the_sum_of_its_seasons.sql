-- Two seasons of 10 and 4 races make a career of 14.
-- pass
insert into mart.driver_career (driver_id, races, wins) values ('a', 14, 1);
insert into mart.driver_season (driver_id, season, races, wins) values ('a', 2020, 10, 1), ('a', 2021, 4, 0);
-- fail
insert into mart.driver_career (driver_id, races, wins) values ('a', 14, 1);
insert into mart.driver_season (driver_id, season, races, wins) values ('a', 2020, 10, 1);
