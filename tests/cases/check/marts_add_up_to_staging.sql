-- A mart that gives an entry of staging another number is listed.
-- pass
insert into staging.season_entry (driver_id, cell_id, races, wins) values ('a', 'x', 10, 2);
insert into mart.season_entry (driver_id, cell_id, races, wins) values ('a', 'x', 10, 2);
-- fail
insert into staging.season_entry (driver_id, cell_id, races, wins) values ('a', 'x', 10, 2);
insert into mart.season_entry (driver_id, cell_id, races, wins) values ('a', 'x', 10, 3);
