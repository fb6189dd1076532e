-- 11th and 22nd pass, 2th is listed.
-- pass
insert into mart.season_standing (driver_id, cell_id, position_text) values ('a', 'a@1/t1/r2/c1', '11th');
insert into mart.season_standing (driver_id, cell_id, position_text) values ('a', 'a@1/t1/r2/c1', '22nd†');
-- fail
insert into mart.season_standing (driver_id, cell_id, position_text) values ('a', 'a@1/t1/r2/c1', '2th');
