-- A mart that lacks an entry of staging is listed.
-- pass
insert into staging.season_entry (driver_id, cell_id, races) values ('a', 'x', 10);
insert into mart.season_entry (driver_id, cell_id, races) values ('a', 'x', 10);
-- fail
insert into staging.season_entry (driver_id, cell_id, races) values ('a', 'x', 10);
insert into mart.season_entry (driver_id, cell_id, races) values ('a', 'x', 9);
