-- Seven series with one range of years are listed; one award with all its years is not.
-- pass
insert into staging.infobox_claim (driver_id, cell_id, block_no, metric) values ('a', 'a@1/infobox/1/x', 1, 'prev_series');
insert into staging.infobox_claim (driver_id, cell_id, block_no, metric) values ('a', 'a@1/infobox/1/x', 1, 'prev_series_years');
insert into staging.infobox_claim (driver_id, cell_id, block_no, metric) values ('a', 'a@1/infobox/1/x', 1, 'award');
insert into staging.infobox_claim (driver_id, cell_id, block_no, metric) values ('b', 'b@1/infobox/1/x', 1, 'award');
insert into staging.infobox_claim (driver_id, cell_id, block_no, metric) values ('b', 'b@1/infobox/1/x', 1, 'award_years');
insert into staging.infobox_claim (driver_id, cell_id, block_no, metric) values ('b', 'b@1/infobox/1/x', 1, 'award_years');
-- fail
insert into staging.infobox_claim (driver_id, cell_id, block_no, metric) values ('a', 'a@1/infobox/1/x', 1, 'prev_series');
insert into staging.infobox_claim (driver_id, cell_id, block_no, metric) values ('a', 'a@1/infobox/1/x', 1, 'prev_series_years');
insert into staging.infobox_claim (driver_id, cell_id, block_no, metric) values ('a', 'a@1/infobox/1/x', 1, 'prev_series');
