-- More wins than podiums are listed.
-- pass
insert into mart.infobox_witness (driver_id, cell_id, block_no, scope, metric, value) values ('a', 'x', 1, 'series', 'podiums', 5);
insert into mart.infobox_witness (driver_id, cell_id, block_no, scope, metric, value) values ('a', 'y', 1, 'series', 'wins', 5);
-- fail
insert into mart.infobox_witness (driver_id, cell_id, block_no, scope, metric, value) values ('a', 'x', 1, 'series', 'podiums', 5);
insert into mart.infobox_witness (driver_id, cell_id, block_no, scope, metric, value) values ('a', 'y', 1, 'series', 'wins', 6);
