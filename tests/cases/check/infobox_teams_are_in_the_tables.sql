-- A team of the table that the infobox leaves out is listed.
-- pass
insert into staging.infobox_claim (driver_id, cell_id, metric, value_text, item_id) values ('a', 'a@1/infobox/1/x', 'former_team', 'T', 't');
insert into mart.season_entry (driver_id, cell_id, discipline, team, team_id) values ('a', 'a@1/t1/r2/c1', 'racing', 'T', 't');
insert into mart.season_entry (driver_id, cell_id, discipline, team, team_id) values ('a', 'a@1/t1/r2/c1', 'karting', 'U', 'u');
-- fail
insert into staging.infobox_claim (driver_id, cell_id, metric, value_text, item_id) values ('a', 'a@1/infobox/1/x', 'former_team', 'T', 't');
insert into mart.season_entry (driver_id, cell_id, discipline, team, team_id) values ('a', 'a@1/t1/r2/c1', 'racing', 'T', 't');
insert into mart.season_entry (driver_id, cell_id, discipline, team, team_id) values ('a', 'a@1/t1/r2/c1', 'racing', 'U', 'u');
