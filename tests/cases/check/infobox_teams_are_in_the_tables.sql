-- A team of the table that the infobox leaves out is listed, though both are racing teams.
-- pass
insert into raw.rule_plain_words (word) values ('racing');
insert into staging.infobox_claim (driver_id, cell_id, template, metric, value_text, item_id) values ('a', 'a@1/infobox/1/x', 'Infobox racing driver', 'former_team', 'Talbot Racing', 'talbot-racing');
insert into mart.season_entry (driver_id, cell_id, discipline, team, team_id) values ('a', 'a@1/t1/r2/c1', 'racing', 'Automobiles Talbot', 'automobiles-talbot');
insert into mart.season_entry (driver_id, cell_id, discipline, team, team_id) values ('a', 'a@1/t1/r2/c1', 'karting', 'U', 'u');
-- fail
insert into raw.rule_plain_words (word) values ('racing');
insert into staging.infobox_claim (driver_id, cell_id, template, metric, value_text, item_id) values ('a', 'a@1/infobox/1/x', 'Infobox racing driver', 'former_team', 'Talbot Racing', 'talbot-racing');
insert into mart.season_entry (driver_id, cell_id, discipline, team, team_id) values ('a', 'a@1/t1/r2/c1', 'racing', 'Automobiles Talbot', 'automobiles-talbot');
insert into mart.season_entry (driver_id, cell_id, discipline, team, team_id) values ('a', 'a@1/t1/r3/c1', 'racing', 'U Racing', 'u-racing');
