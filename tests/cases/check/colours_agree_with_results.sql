-- Gold on a second place is listed, and a win in the green of other points; a car that is not classified may be blue.
-- pass
insert into raw.rule_colours (colour, meaning, statuses, best, worst) values ('FFFFBF', 'winner', 'classified', '1', '1'), ('CFCFFF', 'classified', 'classified not_classified', null, null), ('DFFFDF', 'points', 'classified', null, null);
insert into mart.race_result (driver_id, cell_id, colour, colour_meaning, state, status, position) values ('a', 'x', 'FFFFBF', 'winner', 'reported', 'classified', 1), ('a', 'y', 'CFCFFF', 'classified', 'reported', 'not_classified', null), ('a', 'z', 'DFFFDF', 'points', 'reported', 'classified', 4);
-- fail
insert into raw.rule_colours (colour, meaning, statuses, best, worst) values ('FFFFBF', 'winner', 'classified', '1', '1'), ('DFFFDF', 'points', 'classified', null, null);
insert into mart.race_result (driver_id, cell_id, colour, colour_meaning, state, status, position) values ('a', 'z', 'DFFFDF', 'points', 'reported', 'classified', 1);
