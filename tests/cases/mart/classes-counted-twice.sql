-- Races that a summary lists under a class and over all classes are in its total twice; an infobox that counts them once agrees.
-- given
insert into raw.article (driver_id, snapshot_id, title) values ('a', 'a@1', 'A');
insert into raw.current_article (driver_id, snapshot_id) values ('a', 'a@1');
insert into staging.season_entry (cell_id, snapshot_id, driver_id, table_no, row_no, discipline, first_year, last_year, series, series_id, series_class, team_id, races, races_state, wins, wins_state) values
    ('a@1/t1/r2/c2', 'a@1', 'a', 1, 2, 'racing', 2020, 2020, 'GT Cup', 'gt-cup', null, 'nova', 5, 'reported', 0, 'reported'),
    ('a@1/t1/r3/c2', 'a@1', 'a', 1, 3, 'racing', 2020, 2020, 'GT Cup', 'gt-cup', 'Silver', 'nova', 5, 'reported', 2, 'reported'),
    ('a@1/t1/r4/c2', 'a@1', 'a', 1, 4, 'racing', 2021, 2021, 'Hill Cup', 'hill', null, 'nova', 9, 'reported', 1, 'reported');
insert into staging.infobox_claim (cell_id, snapshot_id, driver_id, block_no, item_no, template, series, series_id, metric, value, state) values
    ('a@1/infobox/1/starts', 'a@1', 'a', 1, 1, 'Infobox racing driver', 'GT Cup', 'gt-cup', 'races', 5, 'reported'),
    ('a@1/infobox/1/wins', 'a@1', 'a', 1, 1, 'Infobox racing driver', 'GT Cup', 'gt-cup', 'wins', 1, 'reported');
-- expect
select metric, infobox_value, summary_value, verdict, note from mart.reconciliation where scope = 'series' order by all
-- rows
races,5,10,agree,the summary has 5 of these twice: in a class and over all classes
wins,1,2,conflict,likely: the infobox is 1 behind the tables; the summary has 2 of these twice: in a class and over all classes
