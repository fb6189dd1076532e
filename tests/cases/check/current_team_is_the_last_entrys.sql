-- A current team that is not the last entry's is listed.
-- pass
insert into staging.infobox_claim (driver_id, cell_id, template, metric, value_text, item_id) values ('a', 'a@1/infobox/1/x', 'Infobox F1 driver', 'current_team', 'Talbot', 'talbot');
insert into mart.season_entry (driver_id, cell_id, discipline, entry_no, team, team_id) values ('a', 'a@1/t1/r2/c1', 'racing', 2, 'Automobiles Talbot', 'automobiles-talbot');
-- fail
insert into staging.infobox_claim (driver_id, cell_id, template, metric, value_text, item_id) values ('a', 'a@1/infobox/1/x', 'Infobox F1 driver', 'current_team', 'Talbot', 'talbot');
insert into mart.season_entry (driver_id, cell_id, discipline, entry_no, team, team_id) values ('a', 'a@1/t1/r2/c1', 'racing', 2, 'U', 'u');
