-- An unread result that is not listed as such is found.
-- pass
insert into mart.race_result (driver_id, cell_id, state, status) values ('a', 'x', 'unread', 'unread');
insert into quality.unread_cell (driver_id, cell_id, reason) values ('a', 'x', 'template');
-- fail
insert into mart.race_result (driver_id, cell_id, state, status) values ('a', 'x', 'unread', 'unread');
insert into quality.unread_cell (driver_id, cell_id, reason) values ('a', 'y', 'template');
