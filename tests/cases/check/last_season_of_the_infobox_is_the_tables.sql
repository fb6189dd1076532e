-- A last position of 9th where the standing says 19th is listed.
-- pass
insert into staging.infobox_claim (driver_id, cell_id, block_no, metric, value, alternate, series_id) values
    ('a', 'a@1/infobox/1/last_season', 1, 'last_season', 2025, null, 'formula-one'), ('a', 'a@1/infobox/1/last_position', 1, 'last_position', 19, 19, 'formula-one');
insert into mart.season_standing (driver_id, discipline, first_year, last_year, series_id, position, points, is_provisional) values ('a', 'racing', 2025, 2025, 'formula-one', 19, 19, false);
-- fail
insert into staging.infobox_claim (driver_id, cell_id, block_no, metric, value, alternate, series_id) values
    ('a', 'a@1/infobox/1/last_season', 1, 'last_season', 2025, null, 'formula-one'), ('a', 'a@1/infobox/1/last_position', 1, 'last_position', 19, 19, 'formula-one');
insert into mart.season_standing (driver_id, discipline, first_year, last_year, series_id, position, points, is_provisional) values ('a', 'racing', 2025, 2025, 'formula-one', 19, 19, false);
update staging.infobox_claim set value = 9 where metric = 'last_position';
