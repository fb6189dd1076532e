-- Third in a sentence against fourth in the table is listed.
-- pass
insert into mart.reconciliation (driver_id, season, metric, summary_value, prose_value, verdict) values ('a', 2018, 'position', 4, 4, 'agree');
-- fail
insert into mart.reconciliation (driver_id, season, metric, summary_value, prose_value, verdict) values ('a', 2018, 'position', 4, 3, 'conflict');
