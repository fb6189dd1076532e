-- What a cell counts for two teams together stands once, in a row of theirs; the row of each team says what it shares.
-- given
insert into raw.article (driver_id, snapshot_id, title) values ('a', 'a@1', 'A');
insert into raw.current_article (driver_id, snapshot_id) values ('a', 'a@1');
insert into raw.table_column (driver_id, snapshot_id, table_no, column_no, column_name) values ('a', 'a@1', 1, 1, 'season'), ('a', 'a@1', 1, 3, 'team'), ('a', 'a@1', 1, 4, 'races'), ('a', 'a@1', 1, 5, 'wins');
insert into staging.driver (driver_id, snapshot_id, title, name) values ('a', 'a@1', 'A', 'A');
insert into staging.season_entry (cell_id, snapshot_id, driver_id, table_no, row_no, discipline, first_year, last_year, series, series_id, team, team_id, entry_no, races, races_state, wins, wins_state) values
    ('a@1/t1/r2/c2', 'a@1', 'a', 1, 2, 'racing', 2015, 2015, 'GP3 Series', 'gp3-series', 'Rapax', 'rapax', 1, 18, 'reported', 2, 'reported'),
    ('a@1/t1/r3/c2', 'a@1', 'a', 1, 3, 'racing', 2016, 2016, 'GP3 Series', 'gp3-series', 'Rapax, MP Motorsport', 'rapax+mp-motorsport', 2, 16, 'reported', 1, 'reported'),
    ('a@1/t1/r4/c2', 'a@1', 'a', 1, 4, 'racing', 2017, 2017, 'GP3 Series', 'gp3-series', null, null, 3, 4, 'reported', 0, 'reported');
-- expect
select teams, races, wins from mart.driver_career
-- rows
2,38,3
-- expect
select team_id, team, is_shared, first_season, last_season, races, wins, races_shared, wins_shared, races_unread from mart.driver_team order by team_id
-- rows
mp-motorsport,MP Motorsport,False,2016,2016,,,16,1,0
rapax,Rapax,False,2015,2016,18,2,16,1,0
rapax+mp-motorsport,"Rapax, MP Motorsport",True,2016,2016,16,1,,,0
,,False,2017,2017,4,0,,,0
-- expect
select entry_no, team_no, team, team_id, is_shared from mart.entry_team order by all
-- rows
1,1,Rapax,rapax,False
2,1,Rapax,rapax,True
2,2,MP Motorsport,mp-motorsport,True
-- expect
select team_id, team, is_shared, drivers, seasons from mart.team order by team_id
-- rows
mp-motorsport,MP Motorsport,False,1,1
rapax,Rapax,False,1,2
rapax+mp-motorsport,"Rapax, MP Motorsport",True,1,1
-- expect
select row_key, column_name, cell_id from mart.evidence where table_name = 'mart.driver_team' and row_key in ('a/mp-motorsport', 'a/rapax') and column_name in ('seasons', 'races', 'races_shared', 'wins_shared', 'poles_shared', 'poles_unread') order by all
-- rows
a/mp-motorsport,races_shared,a@1/t1/r3/c4
a/mp-motorsport,seasons,a@1/t1/r3/c1
a/mp-motorsport,wins_shared,a@1/t1/r3/c5
a/rapax,poles_unread,a@1/t1/r2/c2
a/rapax,races,a@1/t1/r2/c4
a/rapax,races_shared,a@1/t1/r3/c4
a/rapax,seasons,a@1/t1/r2/c1
a/rapax,seasons,a@1/t1/r3/c1
a/rapax,wins_shared,a@1/t1/r3/c5
