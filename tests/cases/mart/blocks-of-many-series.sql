-- A block that names several series speaks of them and never of the career; of two blocks that do one is compared; one below others that names none and fits nothing speaks of a series that nobody knows.
-- given
insert into raw.article (driver_id, snapshot_id, title) values ('a', 'a@1', 'A');
insert into raw.current_article (driver_id, snapshot_id) values ('a', 'a@1');
insert into staging.season_entry (cell_id, snapshot_id, driver_id, table_no, row_no, discipline, first_year, last_year, series, series_id, races, races_state, wins, wins_state) values
    ('a@1/t1/r2/c2', 'a@1', 'a', 1, 2, 'racing', 2007, 2007, '250cc', '250cc', 3, 'reported', 0, 'reported');
insert into staging.infobox_claim (cell_id, snapshot_id, driver_id, block_no, item_no, template, field, series, series_id, metric, value, value_text, state) values
    ('a@1/infobox/1/250cc_starts', 'a@1', 'a', 1, 1, 'Infobox motorcycle rider', '250cc_starts', '250cc', '250cc', 'races', 9, '9', 'reported'),
    ('a@1/infobox/1/wsbk_starts', 'a@1', 'a', 1, 1, 'Infobox motorcycle rider', 'wsbk_starts', 'WSBK', 'superbike-world', 'races', 3, '3', 'reported'),
    ('a@1/infobox/1/wsbk_wins', 'a@1', 'a', 1, 1, 'Infobox motorcycle rider', 'wsbk_wins', 'WSBK', 'superbike-world', 'wins', 0, '0', 'reported'),
    ('a@1/infobox/2/starts', 'a@1', 'a', 2, 1, 'Infobox racing driver', 'starts', 'TCR UK', 'tcr-uk', 'races', 3, '3', 'reported'),
    ('a@1/infobox/3/starts', 'a@1', 'a', 3, 1, 'Infobox racing driver', 'starts', null, null, 'races', 4, '4', 'reported'),
    ('a@1/infobox/3/wins', 'a@1', 'a', 3, 1, 'Infobox racing driver', 'wins', null, null, 'wins', 0, '0', 'reported'),
    ('a@1/infobox/4/starts', 'a@1', 'a', 4, 1, 'Infobox racing driver', 'podiums', null, null, 'podiums', 7, '7', 'reported');
-- expect
select scope, block_no, series_id, metric, value from mart.infobox_witness order by all
-- rows
career,3,,races,4
career,3,,wins,0
misplaced,2,tcr-uk,races,3
series,1,250cc,races,9
series,1,superbike-world,races,3
series,1,superbike-world,wins,0
-- expect
select infobox_value, summary_value, verdict from mart.reconciliation where scope = 'career' and metric = 'races'
-- rows
4,3,conflict
