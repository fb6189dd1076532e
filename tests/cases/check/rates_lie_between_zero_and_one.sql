-- A rate above 1 and a missing rate are listed.
-- pass
insert into mart.driver_career (driver_id, races, wins, win_rate) values ('a', 10, 2, 0.2), ('b', 0, 0, null);
-- fail
insert into mart.driver_career (driver_id, races, wins, win_rate) values ('a', 10, 2, 2.0), ('b', 10, 2, null);
