-- Gold on a second place is listed, a win in the green of other points, and a place without a colour among coloured ones; a car that is not classified may be blue.
-- pass
insert into raw.rule_colours (colour, meaning, statuses, best, worst) values ('FFFFBF', 'winner', 'classified', '1', '1'), ('CFCFFF', 'classified', 'classified not_classified', null, null), ('DFFFDF', 'points', 'classified', null, null);
insert into mart.race_result (driver_id, cell_id, colour, colour_meaning, state, status, position) values ('a', 'x', 'FFFFBF', 'winner', 'reported', 'classified', 1), ('a', 'y', 'CFCFFF', 'classified', 'reported', 'not_classified', null), ('a', 'z', 'DFFFDF', 'points', 'reported', 'classified', 4);
insert into mart.race_result (driver_id, cell_id, kind, table_no, colour, state, status, position, result_text) select 'b', 'b@1/t1/r2/c' || i, 'results_grid', 1, case when i != 5 then 'CFCFFF' else 'CFCFFF' end, 'reported', 'classified', 11, '11' from range(1, 9) as t(i);
-- fail
insert into raw.rule_colours (colour, meaning, statuses, best, worst) values ('FFFFBF', 'winner', 'classified', '1', '1'), ('DFFFDF', 'points', 'classified', null, null);
insert into mart.race_result (driver_id, cell_id, colour, colour_meaning, state, status, position) values ('a', 'z', 'DFFFDF', 'points', 'reported', 'classified', 1);
insert into mart.race_result (driver_id, cell_id, kind, table_no, colour, state, status, position, result_text) select 'b', 'b@1/t1/r2/c' || i, 'results_grid', 1, case when i != 5 then 'CFCFFF' else null end, 'reported', 'classified', 11, '11' from range(1, 9) as t(i);
