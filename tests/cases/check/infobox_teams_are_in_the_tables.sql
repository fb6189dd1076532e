-- A team of the table that the infobox leaves out is listed.
-- pass
insert into staging.infobox_claim (driver_id, cell_id, template, metric, value_text, item_id) values ('a', 'a@1/infobox/1/x', 'Infobox racing driver', 'former_team', 'Talbot', 'talbot');
insert into mart.season_entry (driver_id, cell_id, discipline, team, team_id) values ('a', 'a@1/t1/r2/c1', 'racing', 'Talbot Racing', 'talbot-racing');
insert into mart.season_entry (driver_id, cell_id, discipline, team, team_id) values ('a', 'a@1/t1/r2/c1', 'karting', 'U', 'u');
-- fail
insert into staging.infobox_claim (driver_id, cell_id, template, metric, value_text, item_id) values ('a', 'a@1/infobox/1/x', 'Infobox racing driver', 'former_team', 'Talbot', 'talbot');
insert into mart.season_entry (driver_id, cell_id, discipline, team, team_id) values ('a', 'a@1/t1/r2/c1', 'racing', 'Talbot Racing', 'talbot-racing');
insert into mart.season_entry (driver_id, cell_id, discipline, team, team_id) values ('a', 'a@1/t1/r3/c1', 'racing', 'U', 'u');
