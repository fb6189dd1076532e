-- 9 podiums in a sentence against 8 in the table are listed.
-- pass
insert into mart.reconciliation (driver_id, season, metric, summary_value, prose_value, verdict) values ('a', 2022, 'podiums', 9, 9, 'agree');
-- fail
insert into mart.reconciliation (driver_id, season, metric, summary_value, prose_value, verdict) values ('a', 2022, 'podiums', 8, 9, 'conflict');
