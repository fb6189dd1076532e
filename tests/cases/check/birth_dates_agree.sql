-- Two different birth dates are listed.
-- pass
insert into staging.driver (driver_id, birth_date, prose_birth_date) values ('a', '1997-08-25', '1997-08-25'), ('b', null, '1997-08-25');
-- fail
insert into staging.driver (driver_id, birth_date, prose_birth_date) values ('a', '1997-08-25', '1997-08-26');
