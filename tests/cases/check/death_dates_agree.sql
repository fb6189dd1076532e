-- A death in 2008 that the lead dates a year later is listed.
-- pass
insert into mart.driver (driver_id, snapshot_id, birth_date, death_date) values ('a', 'a@1', '1927-04-20', '2008-08-28');
insert into mart.driver_career (driver_id, last_season) values ('a', 1967);
insert into raw.infobox_field (driver_id, snapshot_id, cell_id, field, markup, text) values ('a', 'a@1', 'a@1/infobox/1/death_date', 'death_date', '{{death date and age|2008|08|28|1927|4|20}}', 'August 28, 2008');
insert into raw.sentence (driver_id, snapshot_id, cell_id, text) values ('a', 'a@1', 'a@1/prose/1', 'A (April 20, 1927 – August 28, 2008) was a driver.');
-- fail
insert into mart.driver (driver_id, snapshot_id, birth_date, death_date) values ('a', 'a@1', '1927-04-20', '2008-08-28');
insert into raw.sentence (driver_id, snapshot_id, cell_id, text) values ('a', 'a@1', 'a@1/prose/1', 'A (April 20, 1927 – August 28, 2009) was a driver.');
