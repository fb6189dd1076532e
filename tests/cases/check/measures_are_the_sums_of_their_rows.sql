-- A season of nine races where the rows that contribute add up to eight is listed, though the career adds up.
-- pass
insert into mart.contribution (driver_id, basis, first_year, series_id, team_id, races, wins) values ('a', 'summary', 2020, 'f', 't', 8, 1), ('a', 'summary', 2021, 'f', null, 5, null);
insert into mart.season_entry (driver_id, discipline, first_year, races, wins) values ('a', 'racing', 2020, 8, 1), ('a', 'racing', 2021, 5, null);
insert into mart.driver_career (driver_id, races, wins, wins_unread) values ('a', 13, 1, 1), ('b', null, null, 0);
insert into mart.driver_season (driver_id, season, races, wins, wins_unread) values ('a', 2020, 8, 1, 0), ('a', 2021, 5, null, 1);
insert into mart.driver_series (driver_id, series_id, races, wins, wins_unread) values ('a', 'f', 13, 1, 1);
insert into mart.driver_team (driver_id, team_id, races, wins, wins_unread) values ('a', 't', 8, 1, 0), ('a', null, 5, null, 1), ('a', 'member', null, null, 0);
insert into mart.driver_measure (scope, driver_id, season, series_id, races, wins) values ('career', 'a', null, null, 13, 1), ('career', 'b', null, null, null, null),
    ('season', 'a', 2020, null, 8, 1), ('season', 'a', 2021, null, 5, null), ('series', 'a', null, 'f', 13, 1);
-- fail
insert into mart.contribution (driver_id, basis, first_year, series_id, team_id, races) values ('a', 'grid', 2020, 'f', 't', 8), ('a', 'grid', 2021, 'f', 't', 5);
insert into mart.driver_career (driver_id, races) values ('a', 13);
insert into mart.driver_season (driver_id, season, races) values ('a', 2020, 9), ('a', 2021, 4);
insert into mart.driver_series (driver_id, series_id, races) values ('a', 'f', 13);
insert into mart.driver_team (driver_id, team_id, races) values ('a', 't', 13);
