-- A current team that is not the last entry's is listed.
-- pass
insert into staging.infobox_claim (driver_id, cell_id, metric, value_text, item_id) values ('a', 'a@1/infobox/1/x', 'current_team', 'T', 't');
insert into mart.season_entry (driver_id, cell_id, discipline, entry_no, first_year, team, team_id) values ('a', 'a@1/t1/r2/c1', 'racing', 2, 2023, 'T', 't');
-- fail
insert into staging.infobox_claim (driver_id, cell_id, metric, value_text, item_id) values ('a', 'a@1/infobox/1/x', 'current_team', 'T', 't');
insert into mart.season_entry (driver_id, cell_id, discipline, entry_no, first_year, team, team_id) values ('a', 'a@1/t1/r2/c1', 'racing', 2, 2023, 'U', 'u');
