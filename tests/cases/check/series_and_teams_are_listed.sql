-- A series of a result that has no row of its own is listed.
-- pass
insert into mart.race_result (driver_id, series_id, team_id) values ('a', 'f', 't'), ('a', 'f', null);
insert into mart.season_entry (driver_id, series_id) values ('a', 'g');
insert into mart.series (series_id) values ('f'), ('g');
insert into mart.team (team_id) values ('t');
-- fail
insert into mart.race_result (driver_id, series_id) values ('a', 'f');
insert into mart.series (series_id) values ('g');
