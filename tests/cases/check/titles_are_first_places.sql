-- A title of 2021 in a series that was won in 2023 is listed; one of a series that no table knows is not.
-- pass
insert into staging.infobox_claim (driver_id, cell_id, block_no, item_no, metric, value_text, item_id) values
    ('a', 'a@1/infobox/1/titles', 1, 1, 'title', 'Formula 3', 'formula-3'), ('a', 'a@1/infobox/1/title_years', 1, 1, 'title_years', '2021, 2023', null),
    ('a', 'a@1/infobox/1/titles', 1, 2, 'title', 'Hill Cup', 'hill'), ('a', 'a@1/infobox/1/title_years', 1, 2, 'title_years', '2019', null);
insert into mart.season_standing (driver_id, discipline, first_year, last_year, series_id, position) values ('a', 'racing', 2021, 2021, 'formula-3', 1), ('a', 'racing', 2023, 2023, 'formula-3', 1);
-- fail
insert into staging.infobox_claim (driver_id, cell_id, block_no, item_no, metric, value_text, item_id) values
    ('a', 'a@1/infobox/1/titles', 1, 1, 'title', 'Formula 3', 'formula-3'), ('a', 'a@1/infobox/1/title_years', 1, 1, 'title_years', '2021, 2023', null),
    ('a', 'a@1/infobox/1/titles', 1, 2, 'title', 'Hill Cup', 'hill'), ('a', 'a@1/infobox/1/title_years', 1, 2, 'title_years', '2019', null);
insert into mart.season_standing (driver_id, discipline, first_year, last_year, series_id, position) values ('a', 'racing', 2021, 2021, 'formula-3', 1), ('a', 'racing', 2023, 2023, 'formula-3', 1);
update mart.season_standing set position = 2 where first_year = 2021;
