-- 92 starts against 98 races are listed.
-- pass
insert into mart.reconciliation (driver_id, metric, infobox_value, summary_value, verdict) values ('a', 'races', 98, 98, 'agree');
-- fail
insert into mart.reconciliation (driver_id, metric, infobox_value, summary_value, verdict) values ('a', 'races', 92, 98, 'conflict');
