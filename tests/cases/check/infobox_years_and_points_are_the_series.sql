-- A title of a year in which the driver was seventh, points that are not the grid's and a career that goes on after its last race are listed.
-- pass
insert into staging.infobox_claim (driver_id, cell_id, series_id, metric, value, alternate, value_text) values
    ('a', 'x', 'f', 'titles', 1, null, '1 (1979)'), ('a', 'y', 'f', 'points', 58, 62, '58 (62)'), ('a', 'z', 'f', 'races', 1, null, '1');
insert into mart.season_standing (driver_id, discipline, series_id, source, first_year, last_year, position, points, points_gross) values
    ('a', 'racing', 'f', 'grid', 1979, 1979, 1, 51, 55), ('a', 'racing', 'f', 'grid', 1978, 1978, 7, 7, null);
insert into mart.race_result (driver_id, kind, series_id, season, is_entered, is_start) values ('a', 'results_grid', 'f', 1979, true, true);
insert into mart.infobox_years (driver_id, series_id, metric, first_year, last_year) values ('a', 'f', 'active_years', 1978, 1979), ('a', 'f', 'active_years', 1985, 9999);
-- fail
insert into staging.infobox_claim (driver_id, cell_id, series_id, metric, value, value_text) values ('a', 'x', 'f', 'titles', 1, '1 (1978)');
insert into mart.season_standing (driver_id, discipline, series_id, source, first_year, last_year, position) values ('a', 'racing', 'f', 'grid', 1978, 1978, 7);
