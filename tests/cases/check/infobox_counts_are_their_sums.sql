-- 4 wins against 5 are listed.
-- pass
insert into mart.reconciliation (driver_id, metric, infobox_value, summary_value, verdict) values ('a', 'wins', 4, 4, 'agree');
-- fail
insert into mart.reconciliation (driver_id, metric, infobox_value, summary_value, verdict) values ('a', 'wins', 4, 5, 'conflict');
