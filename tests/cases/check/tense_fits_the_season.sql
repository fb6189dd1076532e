-- `Currently competing` with a last season three years ago is listed.
-- pass
insert into raw.current_article (driver_id, snapshot_id) values ('a', 'a@1');
insert into raw.article (driver_id, snapshot_id, fetched_at) values ('a', 'a@1', '2026-08-01T00:00:00Z');
insert into raw.sentence (driver_id, snapshot_id, cell_id, text) values ('a', 'a@1', 'a@1/prose/1', 'She is currently competing in F.');
insert into mart.driver_career (driver_id, last_season) values ('a', 2025);
insert into raw.sentence (driver_id, snapshot_id, cell_id, text) values ('a', 'a@1', 'a@1/prose/2', 'In 2026, she is currently racing in F.');
-- fail
insert into raw.current_article (driver_id, snapshot_id) values ('a', 'a@1');
insert into raw.article (driver_id, snapshot_id, fetched_at) values ('a', 'a@1', '2026-08-01T00:00:00Z');
insert into raw.sentence (driver_id, snapshot_id, cell_id, text) values ('a', 'a@1', 'a@1/prose/1', 'She is currently competing in F.');
insert into mart.driver_career (driver_id, last_season) values ('a', 2023);
insert into raw.sentence (driver_id, snapshot_id, cell_id, text) values ('a', 'a@1', 'a@1/prose/2', 'In 2021, she moved to F, in which she will compete.');
insert into raw.sentence (driver_id, snapshot_id, cell_id, text) values ('a', 'a@1', 'a@1/prose/3', 'In 2019, Test is currently racing in F.');
