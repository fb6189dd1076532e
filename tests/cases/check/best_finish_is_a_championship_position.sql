-- A race win in the place of a second championship position is listed.
-- pass
insert into mart.reconciliation (driver_id, metric, infobox_value, summary_value, verdict) values ('a', 'best_finish', 2, 2, 'agree');
-- fail
insert into mart.reconciliation (driver_id, metric, infobox_value, summary_value, verdict) values ('a', 'best_finish', 1, 2, 'conflict');
