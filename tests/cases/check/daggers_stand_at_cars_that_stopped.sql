-- A dagger at a disqualified car is listed.
-- pass
insert into staging.footnote (driver_id, snapshot_id, table_no, mark, meaning) values ('a', 'a@1', 2, '†', 'classified_dnf');
insert into mart.race_result (driver_id, cell_id, snapshot_id, table_no, marks, state, status, position) values ('a', 'x', 'a@1', 2, '†', 'reported', 'classified_dnf', 14);
-- fail
insert into staging.footnote (driver_id, snapshot_id, table_no, mark, meaning) values ('a', 'a@1', 2, '†', 'classified_dnf');
insert into mart.race_result (driver_id, cell_id, snapshot_id, table_no, marks, state, status, position) values ('a', 'x', 'a@1', 2, '†', 'reported', 'disqualified', null);
