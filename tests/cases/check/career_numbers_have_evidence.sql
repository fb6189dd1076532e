-- Wins without a cell are listed, those of a career and those that a team shares with another.
-- pass
insert into mart.driver_measure (scope, driver_id, team_id, wins, wins_shared) values ('career', 'a', null, 4, null), ('team', 'a', 't', null, 3);
insert into mart.evidence (driver_id, table_name, row_key, column_name, cell_id) values
    ('a', 'mart.driver_career', 'a', 'wins', 'x'), ('a', 'mart.driver_team', 'a/t', 'wins_shared', 'x');
-- fail
insert into mart.driver_measure (scope, driver_id, team_id, wins_shared) values ('team', 'a', 't', 3);
insert into mart.evidence (driver_id, table_name, row_key, column_name, cell_id) values ('a', 'mart.driver_team', 'a/t', 'wins', 'x');
