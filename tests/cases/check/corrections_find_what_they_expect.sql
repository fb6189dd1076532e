-- A correction that was applied passes; one whose article states something else by now fails.
-- pass
insert into quality.applied_correction (correction_no, driver_id, expect, outcome) values (1, 'anna', '10', 'applied');
-- fail
insert into quality.applied_correction (correction_no, driver_id, expect, stated_value, outcome) values (1, 'anna', '10', '11', 'unexpected');
