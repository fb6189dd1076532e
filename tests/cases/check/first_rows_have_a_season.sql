-- A row without a season is listed.
-- pass
insert into quality.rejected_row (driver_id, cell_id, rule, row_text) values ('a', 'a@1/t1/r2/c1', '99', 'another rule');
-- fail
insert into quality.rejected_row (driver_id, cell_id, rule, row_text) values ('a', 'a@1/t1/r2/c1', '3', 'a row');
