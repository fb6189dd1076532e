-- NC with points is listed.
-- pass
insert into mart.season_standing (driver_id, cell_id, position_state, points) values ('a', 'a@1/t1/r2/c1', 'not_classified', 0);
-- fail
insert into mart.season_standing (driver_id, cell_id, position_state, points) values ('a', 'a@1/t1/r2/c1', 'not_classified', 4);
