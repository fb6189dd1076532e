-- An article without a career is listed.
-- pass
insert into raw.current_article (driver_id, snapshot_id) values ('a', 'a@1');
insert into mart.driver (driver_id) values ('a');
insert into mart.driver_career (driver_id) values ('a');
-- fail
insert into raw.current_article (driver_id, snapshot_id) values ('a', 'a@1');
insert into mart.driver (driver_id) values ('a');
insert into mart.driver_career (driver_id) values ('b');
