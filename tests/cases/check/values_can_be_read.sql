-- A position of 72.5 is listed, a result that stands on a template's page is not.
-- pass
insert into quality.unread_cell (driver_id, cell_id, reason, text) values ('a', 'a@1/t1/r2/c3', 'template', ''), ('a', 'a@1/t1/r2/c4', 'result_lost', 'CAT 1');
-- fail
insert into quality.unread_cell (driver_id, cell_id, reason, text) values ('a', 'a@1/t1/r2/c9', 'unknown_text', '72.5');
