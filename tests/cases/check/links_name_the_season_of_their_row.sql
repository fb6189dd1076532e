-- A row of 2019 that links to the season of 2020 is listed; winter seasons may link to either of their years.
-- pass
insert into raw.table_column (snapshot_id, table_no, column_no, column_name) values ('a@1', 1, 2, 'series');
insert into raw.cell (cell_id, snapshot_id, table_no, row_no, column_no, link_target) values
    ('a@1/t1/r2/c2', 'a@1', 1, 2, 2, '2020 Hill Cup'), ('a@1/t1/r3/c2', 'a@1', 1, 3, 2, '2018–19 Winter Cup');
insert into mart.season_entry (driver_id, snapshot_id, table_no, row_no, season, first_year, last_year) values
    ('a', 'a@1', 1, 2, '2020', 2020, 2020), ('a', 'a@1', 1, 3, '2018–19', 2018, 2019);
-- fail
insert into raw.table_column (snapshot_id, table_no, column_no, column_name) values ('a@1', 1, 2, 'series');
insert into raw.cell (cell_id, snapshot_id, table_no, row_no, column_no, link_target) values
    ('a@1/t1/r2/c2', 'a@1', 1, 2, 2, '2020 Hill Cup'), ('a@1/t1/r3/c2', 'a@1', 1, 3, 2, '2018–19 Winter Cup');
insert into mart.season_entry (driver_id, snapshot_id, table_no, row_no, season, first_year, last_year) values
    ('a', 'a@1', 1, 2, '2020', 2020, 2020), ('a', 'a@1', 1, 3, '2018–19', 2018, 2019);
update mart.season_entry set season = '2019', first_year = 2019, last_year = 2019;
