-- A first year of 2022 against a season of 2023 is listed.
-- pass
insert into mart.reconciliation (driver_id, metric, infobox_value, summary_value, verdict) values ('a', 'first_year', 2023, 2023, 'agree');
-- fail
insert into mart.reconciliation (driver_id, metric, infobox_value, summary_value, verdict) values ('a', 'first_year', 2022, 2023, 'conflict');
