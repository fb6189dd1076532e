-- Two different birth dates are listed, and a date of no calendar; a year alone is not.
-- pass
insert into staging.driver (driver_id, snapshot_id, birth_date, prose_birth_date) values ('a', 'a@1', '1997-08-25', '1997-08-25'), ('b', 'b@1', null, '1997-08-25');
insert into raw.infobox_field (driver_id, snapshot_id, cell_id, field, markup, text) values ('b', 'b@1', 'b@1/infobox/1/birth_date', 'birth_date', '{{Birth year and age|1997}}', '1997');
-- fail
insert into staging.driver (driver_id, snapshot_id, birth_date, prose_birth_date) values ('b', 'b@1', null, '1997-08-25');
insert into raw.infobox_field (driver_id, snapshot_id, cell_id, field, markup, text) values ('b', 'b@1', 'b@1/infobox/1/birth_date', 'birth_date', '{{Birth date|1997|13|44}}', '1997-13-44');
