-- Two teams of 10 and 4 races make a career of 14.
-- pass
insert into mart.driver_career (driver_id, races, wins, teams) values ('a', 14, 1, 1);
insert into mart.driver_team (driver_id, team_id, races, wins) values ('a', 't', 10, 1), ('a', null, 4, 0);
-- fail
insert into mart.driver_career (driver_id, races, wins, teams) values ('a', 14, 1, 1);
insert into mart.driver_team (driver_id, team_id, races, wins) values ('a', 't', 10, 1);
