-- A season below a later one is listed.
-- pass
insert into mart.season_entry (driver_id, cell_id, table_no, row_no, first_year) values ('a', 'a@1/t1/r2/c1', 1, 2, 2020), ('a', 'a@1/t1/r3/c1', 1, 3, 2021);
-- fail
insert into mart.season_entry (driver_id, cell_id, table_no, row_no, first_year) values ('a', 'a@1/t1/r2/c1', 1, 2, 2021), ('a', 'a@1/t1/r3/c1', 1, 3, 2020);
