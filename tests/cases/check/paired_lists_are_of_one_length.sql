-- Seven series with one range of years are listed.
-- pass
insert into staging.infobox_claim (driver_id, cell_id, block_no, metric) values ('a', 'a@1/infobox/1/x', 1, 'prev_series');
insert into staging.infobox_claim (driver_id, cell_id, block_no, metric) values ('a', 'a@1/infobox/1/x', 1, 'prev_series_years');
insert into staging.infobox_claim (driver_id, cell_id, block_no, metric) values ('a', 'a@1/infobox/1/x', 1, 'award');
-- fail
insert into staging.infobox_claim (driver_id, cell_id, block_no, metric) values ('a', 'a@1/infobox/1/x', 1, 'prev_series');
insert into staging.infobox_claim (driver_id, cell_id, block_no, metric) values ('a', 'a@1/infobox/1/x', 1, 'prev_series_years');
insert into staging.infobox_claim (driver_id, cell_id, block_no, metric) values ('a', 'a@1/infobox/1/x', 1, 'prev_series');
