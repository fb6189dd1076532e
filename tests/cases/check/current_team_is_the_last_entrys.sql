-- A current team that is not the last entry's is listed, of a block that names a series not the last entry's in it.
-- pass
insert into staging.infobox_claim (driver_id, cell_id, template, series_id, metric, value_text, item_id) values
    ('a', 'a@1/infobox/1/x', 'Infobox F1 driver', null, 'current_team', 'Talbot', 'talbot'),
    ('b', 'b@1/infobox/1/x', 'Infobox racing driver', 'gt', 'current_team', 'Birk', 'birk');
insert into mart.season_entry (driver_id, cell_id, discipline, entry_no, first_year, last_year, series_id, team, team_id) values
    ('a', 'a@1/t1/r2/c1', 'racing', 2, 2024, 2024, 'gt', 'Automobiles Talbot', 'automobiles-talbot'),
    ('b', 'b@1/t1/r2/c1', 'racing', 1, 2023, 2024, 'gt', 'Birk', 'birk'),
    ('b', 'b@1/t1/r3/c1', 'racing', 2, 2024, 2024, 'f3', 'U', 'u');
-- fail
insert into staging.infobox_claim (driver_id, cell_id, template, series_id, metric, value_text, item_id) values ('b', 'b@1/infobox/1/x', 'Infobox racing driver', 'gt', 'current_team', 'Birk', 'birk');
insert into mart.season_entry (driver_id, cell_id, discipline, entry_no, first_year, last_year, series_id, team, team_id) values
    ('b', 'b@1/t1/r2/c1', 'racing', 1, 2022, 2023, 'gt', 'Birk', 'birk'),
    ('b', 'b@1/t1/r3/c1', 'racing', 2, 2024, 2024, 'f3', 'U', 'u');
