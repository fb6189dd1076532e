-- An article whose newest snapshot is current passes; one that the guard keeps at an older snapshot fails.
-- pass
insert into raw.current_article values ('anna', 'anna@2', 'anna@1');
-- fail
insert into raw.current_article values ('anna', 'anna@2', 'anna@1');
insert into quality.held_snapshot (snapshot_id, driver_id, kept_snapshot_id, hold_reason) values ('anna@3', 'anna', 'anna@2', 'no_claims');
