-- Wins without a cell are listed.
-- pass
insert into mart.driver_career (driver_id, wins) values ('a', 4);
insert into mart.evidence (driver_id, table_name, column_name, cell_id) values ('a', 'mart.driver_career', 'wins', 'x');
-- fail
insert into mart.driver_career (driver_id, wins) values ('a', 4);
insert into mart.evidence (driver_id, table_name, column_name, cell_id) values ('a', 'mart.driver_career', 'races', 'x');
