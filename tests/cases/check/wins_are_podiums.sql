-- More wins than podiums are listed.
-- pass
insert into mart.season_entry (driver_id, cell_id, wins, podiums) values ('a', 'a@1/t1/r2/c1', 2, 2);
-- fail
insert into mart.season_entry (driver_id, cell_id, wins, podiums) values ('a', 'a@1/t1/r2/c1', 3, 2);
