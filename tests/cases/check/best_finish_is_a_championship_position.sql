-- A race win in the place of a second championship position is listed, and a best finish of another year.
-- pass
insert into mart.reconciliation (driver_id, metric, infobox_value, summary_value, verdict) values ('a', 'best_finish', 2, 2, 'agree');
insert into staging.infobox_claim (driver_id, cell_id, block_no, item_no, series_id, metric, value) values ('a', 'a@1/infobox/1/best_finish', 1, 1, 'f', 'best_finish', 2), ('a', 'a@1/infobox/1/year', 1, 1, 'f', 'best_finish_year', 2021);
insert into mart.season_standing (driver_id, discipline, series_id, first_year, last_year, position) values ('a', 'racing', 'f', 2020, 2020, 2), ('a', 'racing', 'f', 2021, 2021, 2);
-- fail
insert into mart.reconciliation (driver_id, metric, infobox_value, summary_value, verdict) values ('a', 'best_finish', 2, 2, 'agree');
insert into staging.infobox_claim (driver_id, cell_id, block_no, item_no, series_id, metric, value) values ('a', 'a@1/infobox/1/best_finish', 1, 1, 'f', 'best_finish', 2), ('a', 'a@1/infobox/1/year', 1, 1, 'f', 'best_finish_year', 2019);
insert into mart.season_standing (driver_id, discipline, series_id, first_year, last_year, position) values ('a', 'racing', 'f', 2020, 2020, 2), ('a', 'racing', 'f', 2021, 2021, 2);
