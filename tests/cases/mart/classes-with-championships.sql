-- An infobox total of Grand Prix motorcycle racing is held against the sum over its classes, one of a class against that class.
-- given
insert into raw.article (driver_id, snapshot_id, title) values ('a', 'a@1', 'A');
insert into raw.current_article (driver_id, snapshot_id) values ('a', 'a@1');
insert into raw.rule_series_classes (class, series_id, id) values ('Moto2', 'grand-prix-motorcycle-racing', 'moto2'), ('MotoGP', 'grand-prix-motorcycle-racing', 'motogp');
insert into staging.season_entry (cell_id, snapshot_id, driver_id, table_no, row_no, discipline, first_year, series, series_id, races, races_state, wins, wins_state) values
    ('a@1/t1/r2/c2', 'a@1', 'a', 1, 2, 'racing', 2010, 'Moto2', 'moto2', 17, 'reported', 4, 'reported'),
    ('a@1/t1/r3/c2', 'a@1', 'a', 1, 3, 'racing', 2011, 'MotoGP', 'motogp', 18, 'reported', 2, 'reported'),
    ('a@1/t1/r4/c2', 'a@1', 'a', 1, 4, 'racing', 2012, 'Hill Cup', 'hill', 5, 'reported', 1, 'reported');
insert into staging.infobox_claim (cell_id, snapshot_id, driver_id, block_no, item_no, template, series, series_id, metric, value, state) values
    ('a@1/infobox/1/gp_races', 'a@1', 'a', 1, 1, 'Infobox motorcycle rider', 'Grand Prix motorcycle racing', 'grand-prix-motorcycle-racing', 'races', 35, 'reported'),
    ('a@1/infobox/1/gp_wins', 'a@1', 'a', 1, 1, 'Infobox motorcycle rider', 'Grand Prix motorcycle racing', 'grand-prix-motorcycle-racing', 'wins', 6, 'reported'),
    ('a@1/infobox/2/moto2_wins', 'a@1', 'a', 2, 1, 'Infobox motorcycle rider', 'Moto2 World Championship', 'moto2', 'wins', 4, 'reported');
-- expect
select series_id, metric, infobox_value, summary_value, verdict from mart.reconciliation where scope = 'series' order by all
-- rows
grand-prix-motorcycle-racing,races,35,35,agree
grand-prix-motorcycle-racing,wins,6,6,agree
moto2,wins,4,4,agree
