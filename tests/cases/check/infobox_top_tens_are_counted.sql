-- Two top tens are listed where the grid shows one; of a series whose races the tables do not all hold nothing is said.
-- pass
insert into staging.infobox_claim (driver_id, cell_id, series, series_id, metric, value) values
    ('a', 'a@1/infobox/1/cup_top_tens', 'Cup', 'cup', 'top_10', 1), ('a', 'a@1/infobox/1/cup_races', 'Cup', 'cup', 'races', 2),
    ('a', 'a@1/infobox/2/top_tens', 'Truck', 'truck', 'top_10', 5), ('a', 'a@1/infobox/2/races', 'Truck', 'truck', 'races', 9);
insert into mart.race_result (driver_id, series_id, position, is_start, state) values ('a', 'cup', 9, true, 'reported'), ('a', 'cup', 22, true, 'reported'), ('a', 'truck', 1, true, 'reported');
-- fail
insert into staging.infobox_claim (driver_id, cell_id, series, series_id, metric, value) values ('a', 'a@1/infobox/1/cup_top_tens', 'Cup', 'cup', 'top_10', 2);
insert into mart.race_result (driver_id, series_id, position, is_start, state) values ('a', 'cup', 9, true, 'reported'), ('a', 'cup', 22, true, 'reported');
