-- Points in the table of seasons are listed.
-- pass
insert into mart.driver_season (driver_id, season) values ('a', 2020);
-- fail
alter table mart.driver_season add column points decimal(12, 4);
