-- A claim of a sentence that raw does not have is listed.
-- pass
insert into staging.prose_claim (driver_id, cell_id, metric) values ('a', 'a@1/prose/7', 'wins');
insert into raw.sentence (driver_id, cell_id) values ('a', 'a@1/prose/7');
-- fail
insert into staging.prose_claim (driver_id, cell_id, metric) values ('a', 'a@1/prose/7', 'wins');
insert into raw.sentence (driver_id, cell_id) values ('a', 'a@1/prose/8');
