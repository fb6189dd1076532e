-- An article with both passes, one without an infobox and whose only table is of an unknown kind is listed.
-- pass
insert into mart.driver (driver_id, snapshot_id) values ('a', 'a@1');
insert into raw.infobox_field (driver_id, snapshot_id, cell_id) values ('a', 'a@1', 'a@1/infobox/1/wins');
insert into raw.wikitable (driver_id, snapshot_id, table_no, kind) values ('a', 'a@1', 1, 'results_grid');
-- fail
insert into mart.driver (driver_id, snapshot_id) values ('b', 'b@1');
insert into raw.wikitable (driver_id, snapshot_id, table_no, kind) values ('b', 'b@1', 1, 'other');
