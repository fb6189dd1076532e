-- A fifth place in gold is listed.
-- pass
insert into raw.rule_colours (colour, best, worst) values ('FFFFBF', '1', '1'), ('DFFFDF', null, null);
insert into raw.cell (cell_id, colour) values ('a@1/t1/r2/c9', 'FFFFBF'), ('a@1/t1/r3/c9', 'DFFFDF');
insert into mart.season_standing (driver_id, position_cell_id, position, position_text) values ('a', 'a@1/t1/r2/c9', 1, '1st'), ('a', 'a@1/t1/r3/c9', 5, '5th');
-- fail
insert into raw.rule_colours (colour, best, worst) values ('FFFFBF', '1', '1'), ('DFFFDF', null, null);
insert into raw.cell (cell_id, colour) values ('a@1/t1/r2/c9', 'FFFFBF'), ('a@1/t1/r3/c9', 'DFFFDF');
insert into mart.season_standing (driver_id, position_cell_id, position, position_text) values ('a', 'a@1/t1/r2/c9', 1, '1st'), ('a', 'a@1/t1/r3/c9', 5, '5th');
update mart.season_standing set position = 5, position_text = '5th';
