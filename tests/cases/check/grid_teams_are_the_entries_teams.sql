-- A team that the grid hides is listed.
-- pass
insert into mart.race_result (driver_id, cell_id, kind, season, series_id, team, team_id) values ('a', 'x', 'results_grid', 2022, 'f', 'Talbot', 'talbot');
insert into mart.season_entry (driver_id, cell_id, discipline, first_year, series_id, team, team_id) values ('a', 'a@1/t1/r2/c1', 'racing', 2022, 'f', 'Talbot Racing', 'talbot-racing');
-- fail
insert into mart.race_result (driver_id, cell_id, kind, season, series_id, team, team_id) values ('a', 'x', 'results_grid', 2022, 'f', 'Talbot', 'talbot');
insert into mart.season_entry (driver_id, cell_id, discipline, first_year, series_id, team, team_id) values ('a', 'a@1/t1/r2/c1', 'racing', 2022, 'f', 'U', 'u');
