-- A row read once passes, a quarantined copy is listed.
-- pass
insert into mart.season_entry (driver_id, cell_id, table_no, row_no, season, series) values ('a', 'a@1/t1/r2/c1', 1, 2, '2020', 'F'), ('a', 'a@1/t1/r3/c1', 1, 3, '2020', 'F');
-- fail
insert into quality.rejected_row (driver_id, cell_id, rule, row_text) values ('a', 'a@1/t1/r3/c1', '12', '2020 | F');
