-- Two seasons of 10 and 4 races make a career of 14.
-- pass
insert into mart.driver_career (driver_id, races, wins, seasons, first_season, last_season) values ('a', 14, 1, 2, 2020, 2021);
insert into mart.driver_season (driver_id, season, races, wins) values ('a', 2020, 10, 1), ('a', 2021, 4, 0);
-- fail
insert into mart.driver_career (driver_id, races, wins, seasons, first_season, last_season) values ('a', 14, 1, 2, 2020, 2021);
insert into mart.driver_season (driver_id, season, races, wins) values ('a', 2020, 10, 1);
