-- Gold on a second place is listed.
-- pass
insert into raw.rule_colours (colour, meaning, statuses, best, worst) values ('FFFFBF', 'winner', 'classified', '1', '1');
insert into mart.race_result (driver_id, cell_id, colour, colour_meaning, state, status, position) values ('a', 'x', 'FFFFBF', 'winner', 'reported', 'classified', 1);
-- fail
insert into raw.rule_colours (colour, meaning, statuses, best, worst) values ('FFFFBF', 'winner', 'classified', '1', '1');
insert into mart.race_result (driver_id, cell_id, colour, colour_meaning, state, status, position) values ('a', 'x', 'FFFFBF', 'winner', 'reported', 'classified', 2);
