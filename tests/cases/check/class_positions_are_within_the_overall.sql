-- A twelfth place in class and ninth overall is listed, so is a seventh in class of a car that retired.
-- pass
insert into mart.race_result (driver_id, cell_id, position, class_position, status) values ('a', 'a@1/t1/r2/c7', 9, 9, 'classified'), ('a', 'a@1/t1/r3/c7', null, 1, 'classified');
-- fail
insert into mart.race_result (driver_id, cell_id, position, class_position, status) values ('a', 'a@1/t1/r2/c7', 9, 12, 'classified'), ('a', 'a@1/t1/r3/c7', null, 7, 'retired');
