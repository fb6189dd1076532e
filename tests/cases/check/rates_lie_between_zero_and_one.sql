-- A rate that is not its count divided by the races is listed.
-- pass
insert into mart.driver_career (driver_id, races, wins, win_rate) values ('a', 10, 2, 0.2), ('b', 0, 0, null);
-- fail
insert into mart.driver_career (driver_id, races, wins, win_rate) values ('a', 10, 2, 0.3);
