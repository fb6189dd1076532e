-- A total of 12 over rows that add up to 11 is listed.
-- pass
insert into mart.stated_total (driver_id, basis, metric, value, summary_value, verdict) values ('a', 'total_row', 'wins', 11, 11, 'agree');
-- fail
insert into mart.stated_total (driver_id, basis, metric, value, summary_value, verdict) values ('a', 'total_row', 'wins', 12, 11, 'conflict');
