-- Evidence without its cell is listed.
-- pass
insert into mart.evidence (driver_id, table_name, column_name, cell_id) values ('a', 'mart.driver_career', 'wins', 'a@1/t1/r2/c4');
insert into raw.cell (driver_id, cell_id) values ('a', 'a@1/t1/r2/c4');
-- fail
insert into mart.evidence (driver_id, table_name, column_name, cell_id) values ('a', 'mart.driver_career', 'wins', 'a@1/t1/r2/c4');
insert into raw.cell (driver_id, cell_id) values ('a', 'a@1/t1/r2/c5');
