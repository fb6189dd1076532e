-- A null that claims to be reported is listed.
-- pass
insert into mart.season_entry (driver_id, cell_id, races, races_state, wins, wins_state, poles_state, fastest_laps_state, podiums_state) values ('a', 'a@1/t1/r2/c1', 3, 'reported', null, 'unknown', 'blank', 'blank', 'blank');
-- fail
insert into mart.season_entry (driver_id, cell_id, races, races_state, wins, wins_state, poles_state, fastest_laps_state, podiums_state) values ('a', 'a@1/t1/r2/c1', 3, 'reported', null, 'reported', 'blank', 'blank', 'blank');
