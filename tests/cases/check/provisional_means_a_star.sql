-- A provisional standing without a star is listed.
-- pass
insert into mart.season_standing (driver_id, cell_id, is_provisional, position_text) values ('a', 'a@1/t1/r2/c1', true, '7th*');
-- fail
insert into mart.season_standing (driver_id, cell_id, is_provisional, position_text) values ('a', 'a@1/t1/r2/c1', true, '7th');
