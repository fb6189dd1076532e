-- Points without a position are listed.
-- pass
insert into mart.season_standing (driver_id, cell_id, points, position) values ('a', 'a@1/t1/r2/c1', 3, 9);
-- fail
insert into mart.season_standing (driver_id, cell_id, points, position, position_state) values ('a', 'a@1/t1/r2/c1', 3, null, 'blank');
