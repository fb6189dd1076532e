-- The seed article's claims add up to its career, and every contradiction is told.
-- given
insert into raw.article by name select 'jessica-backman@1' as snapshot_id, 'jessica-backman' as driver_id, 'Jessica Bäckman' as title, 'CC BY-SA 4.0' as licence;
insert into raw.current_article (driver_id, snapshot_id) values ('jessica-backman', 'jessica-backman@1');
insert into staging.driver by name select 'jessica-backman@1' as snapshot_id, 'jessica-backman' as driver_id, 'Jessica Bäckman' as name, date '1997-08-25' as prose_birth_date;
insert into raw.table_column (snapshot_id, driver_id, table_no, column_no, column_name) values
    ('jessica-backman@1', 'jessica-backman', 1, 1, 'season'),
    ('jessica-backman@1', 'jessica-backman', 1, 2, 'series'),
    ('jessica-backman@1', 'jessica-backman', 1, 3, 'team'),
    ('jessica-backman@1', 'jessica-backman', 1, 4, 'races'),
    ('jessica-backman@1', 'jessica-backman', 1, 5, 'wins'),
    ('jessica-backman@1', 'jessica-backman', 1, 6, 'poles'),
    ('jessica-backman@1', 'jessica-backman', 1, 7, 'fastest_laps'),
    ('jessica-backman@1', 'jessica-backman', 1, 8, 'podiums'),
    ('jessica-backman@1', 'jessica-backman', 1, 9, 'points'),
    ('jessica-backman@1', 'jessica-backman', 1, 10, 'position');
insert into staging.season_entry (cell_id, snapshot_id, driver_id, table_no, row_no, discipline, season, first_year, last_year, series, series_id, series_class, team, team_id, entry_no, races, races_state, wins, wins_state, poles, poles_state, fastest_laps, fastest_laps_state, podiums, podiums_state, is_provisional) values
    ('jessica-backman@1/t1/r2/c2', 'jessica-backman@1', 'jessica-backman', 1, 2, 'racing', '2018', 2018, 2018, 'TCR UK Touring Car Championship', 'tcr-uk-touring-car-championship', null, 'WestCoast Racing', 'westcoast-racing', 1, 14, 'reported', 0, 'reported', 0, 'reported', 0, 'reported', 1, 'reported', false),
    ('jessica-backman@1/t1/r3/c2', 'jessica-backman@1', 'jessica-backman', 1, 3, 'racing', '2018', 2018, 2018, 'TCR Scandinavia Touring Car Championship', 'tcr-scandinavia-touring-car-championship', null, 'WestCoast Racing', 'westcoast-racing', 2, 10, 'reported', 0, 'reported', 0, 'reported', 0, 'reported', 0, 'reported', false),
    ('jessica-backman@1/t1/r4/c2', 'jessica-backman@1', 'jessica-backman', 1, 4, 'racing', '2018', 2018, 2018, 'TCR Europe Touring Car Series', 'tcr-europe-touring-car-series', null, 'WestCoast Racing', 'westcoast-racing', 3, 2, 'reported', 0, 'reported', 0, 'reported', 0, 'reported', 0, 'reported', false),
    ('jessica-backman@1/t1/r5/c2', 'jessica-backman@1', 'jessica-backman', 1, 5, 'racing', '2019', 2019, 2019, 'TCR Europe Touring Car Series', 'tcr-europe-touring-car-series', null, 'Target Competition', 'target-competition', 4, 14, 'reported', 0, 'reported', 0, 'reported', 0, 'reported', 1, 'reported', false),
    ('jessica-backman@1/t1/r6/c2', 'jessica-backman@1', 'jessica-backman', 1, 6, 'racing', '2019', 2019, 2019, 'TCR Scandinavia Touring Car Championship', 'tcr-scandinavia-touring-car-championship', null, 'Target Competition', 'target-competition', 5, 2, 'reported', 0, 'reported', 0, 'reported', 0, 'reported', 1, 'reported', false),
    ('jessica-backman@1/t1/r7/c2', 'jessica-backman@1', 'jessica-backman', 1, 7, 'racing', '2019', 2019, 2019, 'ADAC TCR Germany Touring Car Championship', 'adac-tcr-germany-touring-car-championship', null, 'Hyundai Team Engstler', 'hyundai-team-engstler', 6, 2, 'reported', 0, 'reported', 0, 'reported', 0, 'reported', 0, 'reported', false),
    ('jessica-backman@1/t1/r8/c2', 'jessica-backman@1', 'jessica-backman', 1, 8, 'racing', '2019', 2019, 2019, 'ADAC TCR Germany Touring Car Championship', 'adac-tcr-germany-touring-car-championship', null, 'Target Competition', 'target-competition', 7, 2, 'reported', 0, 'reported', 0, 'reported', 0, 'reported', 1, 'reported', false),
    ('jessica-backman@1/t1/r9/c2', 'jessica-backman@1', 'jessica-backman', 1, 9, 'racing', '2019', 2019, 2019, 'FIA Motorsport Games Touring Car Cup', 'fia-motorsport-games-touring-car-cup', null, 'Team Sweden', 'team-sweden', 8, 2, 'reported', 0, 'reported', 0, 'reported', 0, 'reported', 0, 'reported', false),
    ('jessica-backman@1/t1/r10/c2', 'jessica-backman@1', 'jessica-backman', 1, 10, 'racing', '2020', 2020, 2020, 'TCR Europe Touring Car Series', 'tcr-europe-touring-car-series', null, 'Target Competition', 'target-competition', 9, 12, 'reported', 0, 'reported', 0, 'reported', 0, 'reported', 0, 'reported', false),
    ('jessica-backman@1/t1/r11/c2', 'jessica-backman@1', 'jessica-backman', 1, 11, 'racing', '2020', 2020, 2020, 'ADAC TCR Germany Touring Car Championship', 'adac-tcr-germany-touring-car-championship', null, 'Target Competition', 'target-competition', 10, 2, 'reported', 0, 'reported', 0, 'reported', 0, 'reported', 0, 'reported', false),
    ('jessica-backman@1/t1/r12/c2', 'jessica-backman@1', 'jessica-backman', 1, 12, 'racing', '2021', 2021, 2021, 'World Touring Car Cup', 'world-touring-car-cup', null, 'Target srl', 'target-competition', 11, 8, 'reported', 0, 'reported', 0, 'reported', 0, 'reported', 0, 'reported', false),
    ('jessica-backman@1/t1/r13/c2', 'jessica-backman@1', 'jessica-backman', 1, 13, 'racing', '2021', 2021, 2021, 'STCC TCR Scandinavia Touring Car Championship', 'tcr-scandinavia-touring-car-championship', null, 'Brink Motorsport', 'brink-motorsport', 12, 3, 'reported', 0, 'reported', 0, 'reported', 0, 'reported', 1, 'reported', false),
    ('jessica-backman@1/t1/r14/c2', 'jessica-backman@1', 'jessica-backman', 1, 14, 'racing', '2021', 2021, 2021, 'Nürburgring Endurance Series', 'nurburgring-endurance-series', 'VT2', 'ROJA Motorsport by ASL Lichtblau', 'roja-motorsport', 13, 2, 'reported', 0, 'reported', 0, 'reported', 0, 'reported', 0, 'reported', true),
    ('jessica-backman@1/t1/r15/c2', 'jessica-backman@1', 'jessica-backman', 1, 15, 'racing', '2022', 2022, 2022, 'ADAC TCR Germany Touring Car Championship', 'adac-tcr-germany-touring-car-championship', null, 'ROJA Motorsport by ASL Lichtblau', 'roja-motorsport', 14, 10, 'reported', 4, 'reported', 2, 'reported', 3, 'reported', 6, 'reported', false),
    ('jessica-backman@1/t1/r16/c2', 'jessica-backman@1', 'jessica-backman', 1, 16, 'racing', '2022', 2022, 2022, 'ADAC TCR Germany Touring Car Championship', 'adac-tcr-germany-touring-car-championship', null, 'Comtoyou Racing', 'comtoyou-racing', 15, 4, 'reported', 0, 'reported', 0, 'reported', 0, 'reported', 3, 'reported', false),
    ('jessica-backman@1/t1/r17/c2', 'jessica-backman@1', 'jessica-backman', 1, 17, 'racing', '2023', 2023, 2023, 'GT4 European Series', 'gt4-european-series', 'Silver Cup', 'racing one', 'racing-one', 16, 5, 'reported', 0, 'reported', 0, 'reported', 0, 'reported', 0, 'reported', true),
    ('jessica-backman@1/t1/r18/c2', 'jessica-backman@1', 'jessica-backman', 1, 18, 'racing', '2023', 2023, 2023, 'GT4 European Series', 'gt4-european-series', 'Silver Cup', 'PROsport Racing', 'prosport-racing', 17, 2, 'reported', 0, 'reported', 0, 'reported', 0, 'reported', 0, 'reported', true),
    ('jessica-backman@1/t1/r19/c2', 'jessica-backman@1', 'jessica-backman', 1, 19, 'racing', '2023', 2023, 2023, 'ADAC GT4 Germany', 'adac-gt4-germany', null, 'PROsport Racing', 'prosport-racing', 18, 2, 'reported', 0, 'reported', 0, 'reported', 0, 'reported', 0, 'reported', false);
insert into staging.season_standing (cell_id, snapshot_id, driver_id, table_no, row_no, discipline, season, first_year, last_year, series, series_id, series_class, points, points_state, points_cell_id, position, position_text, position_state, position_cell_id, is_provisional, source, entries) values
    ('jessica-backman@1/t1/r2/c10', 'jessica-backman@1', 'jessica-backman', 1, 2, 'racing', '2018', 2018, 2018, 'TCR UK Touring Car Championship', 'tcr-uk-touring-car-championship', null, 300, 'reported', 'jessica-backman@1/t1/r2/c9', 4, '4th', 'reported', 'jessica-backman@1/t1/r2/c10', false, 'summary', 1),
    ('jessica-backman@1/t1/r3/c10', 'jessica-backman@1', 'jessica-backman', 1, 3, 'racing', '2018', 2018, 2018, 'TCR Scandinavia Touring Car Championship', 'tcr-scandinavia-touring-car-championship', null, 0, 'reported', 'jessica-backman@1/t1/r3/c9', 18, '18th', 'reported', 'jessica-backman@1/t1/r3/c10', false, 'summary', 1),
    ('jessica-backman@1/t1/r4/c10', 'jessica-backman@1', 'jessica-backman', 1, 4, 'racing', '2018', 2018, 2018, 'TCR Europe Touring Car Series', 'tcr-europe-touring-car-series', null, 0, 'reported', 'jessica-backman@1/t1/r4/c9', 37, '37th', 'reported', 'jessica-backman@1/t1/r4/c10', false, 'summary', 1),
    ('jessica-backman@1/t1/r5/c10', 'jessica-backman@1', 'jessica-backman', 1, 5, 'racing', '2019', 2019, 2019, 'TCR Europe Touring Car Series', 'tcr-europe-touring-car-series', null, 70, 'reported', 'jessica-backman@1/t1/r5/c9', 19, '19th', 'reported', 'jessica-backman@1/t1/r5/c10', false, 'summary', 1),
    ('jessica-backman@1/t1/r6/c10', 'jessica-backman@1', 'jessica-backman', 1, 6, 'racing', '2019', 2019, 2019, 'TCR Scandinavia Touring Car Championship', 'tcr-scandinavia-touring-car-championship', null, 21, 'reported', 'jessica-backman@1/t1/r6/c9', 11, '11th', 'reported', 'jessica-backman@1/t1/r6/c10', false, 'summary', 1),
    ('jessica-backman@1/t1/r7/c10', 'jessica-backman@1', 'jessica-backman', 1, 7, 'racing', '2019', 2019, 2019, 'ADAC TCR Germany Touring Car Championship', 'adac-tcr-germany-touring-car-championship', null, null, 'ineligible', 'jessica-backman@1/t1/r7/c9', null, 'NC†', 'ineligible', 'jessica-backman@1/t1/r7/c10', false, 'summary', 2),
    ('jessica-backman@1/t1/r9/c10', 'jessica-backman@1', 'jessica-backman', 1, 9, 'racing', '2019', 2019, 2019, 'FIA Motorsport Games Touring Car Cup', 'fia-motorsport-games-touring-car-cup', null, 15, 'reported', 'jessica-backman@1/t1/r9/c9', 6, '6th', 'reported', 'jessica-backman@1/t1/r9/c10', false, 'summary', 1),
    ('jessica-backman@1/t1/r10/c10', 'jessica-backman@1', 'jessica-backman', 1, 10, 'racing', '2020', 2020, 2020, 'TCR Europe Touring Car Series', 'tcr-europe-touring-car-series', null, 60, 'reported', 'jessica-backman@1/t1/r10/c9', 18, '18th', 'reported', 'jessica-backman@1/t1/r10/c10', false, 'summary', 1),
    ('jessica-backman@1/t1/r11/c10', 'jessica-backman@1', 'jessica-backman', 1, 11, 'racing', '2020', 2020, 2020, 'ADAC TCR Germany Touring Car Championship', 'adac-tcr-germany-touring-car-championship', null, null, 'ineligible', 'jessica-backman@1/t1/r11/c9', null, 'NC†', 'ineligible', 'jessica-backman@1/t1/r11/c10', false, 'summary', 1),
    ('jessica-backman@1/t1/r12/c10', 'jessica-backman@1', 'jessica-backman', 1, 12, 'racing', '2021', 2021, 2021, 'World Touring Car Cup', 'world-touring-car-cup', null, 2, 'reported', 'jessica-backman@1/t1/r12/c9', 21, '21st', 'reported', 'jessica-backman@1/t1/r12/c10', false, 'summary', 1),
    ('jessica-backman@1/t1/r13/c10', 'jessica-backman@1', 'jessica-backman', 1, 13, 'racing', '2021', 2021, 2021, 'STCC TCR Scandinavia Touring Car Championship', 'tcr-scandinavia-touring-car-championship', null, 29, 'reported', 'jessica-backman@1/t1/r13/c9', 15, '15th', 'reported', 'jessica-backman@1/t1/r13/c10', false, 'summary', 1),
    ('jessica-backman@1/t1/r14/c10', 'jessica-backman@1', 'jessica-backman', 1, 14, 'racing', '2021', 2021, 2021, 'Nürburgring Endurance Series', 'nurburgring-endurance-series', 'VT2', null, 'unknown', 'jessica-backman@1/t1/r14/c9', null, '?*', 'unknown', 'jessica-backman@1/t1/r14/c10', true, 'summary', 1),
    ('jessica-backman@1/t1/r15/c10', 'jessica-backman@1', 'jessica-backman', 1, 15, 'racing', '2022', 2022, 2022, 'ADAC TCR Germany Touring Car Championship', 'adac-tcr-germany-touring-car-championship', null, 313, 'reported', 'jessica-backman@1/t1/r15/c9', 2, '2nd', 'reported', 'jessica-backman@1/t1/r15/c10', false, 'summary', 2),
    ('jessica-backman@1/t1/r17/c10', 'jessica-backman@1', 'jessica-backman', 1, 17, 'racing', '2023', 2023, 2023, 'GT4 European Series', 'gt4-european-series', 'Silver Cup', 0, 'reported', 'jessica-backman@1/t1/r17/c9', null, 'NC*', 'not_classified', 'jessica-backman@1/t1/r17/c10', true, 'summary', 2),
    ('jessica-backman@1/t1/r19/c10', 'jessica-backman@1', 'jessica-backman', 1, 19, 'racing', '2023', 2023, 2023, 'ADAC GT4 Germany', 'adac-gt4-germany', null, 0, 'reported', 'jessica-backman@1/t1/r19/c9', null, 'NC', 'not_classified', 'jessica-backman@1/t1/r19/c10', false, 'summary', 1);
insert into staging.season_standing (cell_id, snapshot_id, driver_id, table_no, row_no, discipline, season, first_year, last_year, series, series_id, series_class, points, points_state, points_cell_id, position, position_text, position_state, position_cell_id, is_provisional, source, entries) values
    ('jessica-backman@1/t2/r2/c20', 'jessica-backman@1', 'jessica-backman', 2, 2, 'racing', '2018', 2018, 2018, 'TCR Europe Touring Car Series', 'tcr-europe-touring-car-series', null, 0, 'reported', null, 37, '37', 'reported', null, false, 'grid', 1),
    ('jessica-backman@1/t2/r3/c20', 'jessica-backman@1', 'jessica-backman', 2, 3, 'racing', '2019', 2019, 2019, 'TCR Europe Touring Car Series', 'tcr-europe-touring-car-series', null, 70, 'reported', null, 19, '19', 'reported', null, false, 'grid', 1),
    ('jessica-backman@1/t2/r4/c20', 'jessica-backman@1', 'jessica-backman', 2, 4, 'racing', '2020', 2020, 2020, 'TCR Europe Touring Car Series', 'tcr-europe-touring-car-series', null, 60, 'reported', null, 18, '18', 'reported', null, false, 'grid', 1),
    ('jessica-backman@1/t3/r2/c20', 'jessica-backman@1', 'jessica-backman', 3, 2, 'racing', '2021', 2021, 2021, 'World Touring Car Cup', 'world-touring-car-cup', null, 2, 'reported', null, 21, '21', 'reported', null, false, 'grid', 1),
    ('jessica-backman@1/t4/r2/c20', 'jessica-backman@1', 'jessica-backman', 4, 2, 'racing', '2022', 2022, 2022, 'ADAC TCR Germany Touring Car Championship', 'adac-tcr-germany-touring-car-championship', null, 313, 'reported', null, 2, '2', 'reported', null, false, 'grid', 1);
insert into staging.race_result by name
select 'jessica-backman@1/t2/r2/c' || (round_no + 3) as cell_id, 'jessica-backman@1' as snapshot_id, 'jessica-backman' as driver_id, 2 as table_no, 2 as row_no, round_no + 3 as column_no, 'results_grid' as kind, 2018 as season, 'TCR Europe Touring Car Series' as series, 'tcr-europe-touring-car-series' as series_id, 'WestCoast Racing' as team, 'westcoast-racing' as team_id, round_no, case when round_no <= 14 then 'unread' end as status, case when round_no <= 14 then 'unread' else 'not_held' end as state
from range(1, 15) as rounds(round_no);
insert into staging.race_result by name
select 'jessica-backman@1/t2/r3/c' || (round_no + 3) as cell_id, 'jessica-backman@1' as snapshot_id, 'jessica-backman' as driver_id, 2 as table_no, 3 as row_no, round_no + 3 as column_no, 'results_grid' as kind, 2019 as season, 'TCR Europe Touring Car Series' as series, 'tcr-europe-touring-car-series' as series_id, 'Target Competition' as team, 'target-competition' as team_id, round_no, case when round_no <= 14 then 'unread' end as status, case when round_no <= 14 then 'unread' else 'not_held' end as state
from range(1, 15) as rounds(round_no);
insert into staging.race_result by name
select 'jessica-backman@1/t2/r4/c' || (round_no + 3) as cell_id, 'jessica-backman@1' as snapshot_id, 'jessica-backman' as driver_id, 2 as table_no, 4 as row_no, round_no + 3 as column_no, 'results_grid' as kind, 2020 as season, 'TCR Europe Touring Car Series' as series, 'tcr-europe-touring-car-series' as series_id, 'Target Competition' as team, 'target-competition' as team_id, round_no, case when round_no <= 12 then 'unread' end as status, case when round_no <= 12 then 'unread' else 'not_held' end as state
from range(1, 15) as rounds(round_no);
insert into staging.race_result by name
select 'jessica-backman@1/t3/r2/c' || (round_no + 3) as cell_id, 'jessica-backman@1' as snapshot_id, 'jessica-backman' as driver_id, 3 as table_no, 2 as row_no, round_no + 3 as column_no, 'results_grid' as kind, 2021 as season, 'World Touring Car Cup' as series, 'world-touring-car-cup' as series_id, 'Target srl' as team, 'target-competition' as team_id, round_no, case when round_no <= 16 then 'unread' end as status, case when round_no <= 16 then 'unread' else 'not_held' end as state
from range(1, 17) as rounds(round_no);
insert into staging.race_result by name
select 'jessica-backman@1/t4/r2/c' || (round_no + 3) as cell_id, 'jessica-backman@1' as snapshot_id, 'jessica-backman' as driver_id, 4 as table_no, 2 as row_no, round_no + 3 as column_no, 'results_grid' as kind, 2022 as season, 'ADAC TCR Germany Touring Car Championship' as series, 'adac-tcr-germany-touring-car-championship' as series_id, 'Comtoyou Racing' as team, 'comtoyou-racing' as team_id, round_no, case when round_no <= 14 then 'unread' end as status, case when round_no <= 14 then 'unread' else 'not_held' end as state
from range(1, 15) as rounds(round_no);
insert into staging.infobox_claim (cell_id, snapshot_id, driver_id, block_no, template, field, series, series_id, metric, value, value_text, state) values
    ('jessica-backman@1/infobox/1/starts', 'jessica-backman@1', 'jessica-backman', 1, 'infobox racing driver', 'starts', 'GT4 European Series', 'gt4-european-series', 'races', 92, '92', 'reported'),
    ('jessica-backman@1/infobox/1/wins', 'jessica-backman@1', 'jessica-backman', 1, 'infobox racing driver', 'wins', 'GT4 European Series', 'gt4-european-series', 'wins', 4, '4', 'reported'),
    ('jessica-backman@1/infobox/1/podiums', 'jessica-backman@1', 'jessica-backman', 1, 'infobox racing driver', 'podiums', 'GT4 European Series', 'gt4-european-series', 'podiums', 14, '14', 'reported'),
    ('jessica-backman@1/infobox/1/fastest_laps', 'jessica-backman@1', 'jessica-backman', 1, 'infobox racing driver', 'fastest_laps', 'GT4 European Series', 'gt4-european-series', 'fastest_laps', 3, '3', 'reported'),
    ('jessica-backman@1/infobox/1/poles', 'jessica-backman@1', 'jessica-backman', 1, 'infobox racing driver', 'poles', 'GT4 European Series', 'gt4-european-series', 'poles', 2, '2', 'reported'),
    ('jessica-backman@1/infobox/1/best_finish', 'jessica-backman@1', 'jessica-backman', 1, 'infobox racing driver', 'best_finish', 'GT4 European Series', 'gt4-european-series', 'best_finish', 1, '1', 'reported'),
    ('jessica-backman@1/infobox/1/first_year', 'jessica-backman@1', 'jessica-backman', 1, 'infobox racing driver', 'first_year', 'GT4 European Series', 'gt4-european-series', 'first_year', 2023, '2023', 'reported');
insert into staging.prose_claim (cell_id, snapshot_id, driver_id, sentence_no, season, series, series_id, metric, value) values
    ('jessica-backman@1/prose/20', 'jessica-backman@1', 'jessica-backman', 20, 2018, 'TCR UK Touring Car Championship', 'tcr-uk-touring-car-championship', 'position', 4),
    ('jessica-backman@1/prose/20', 'jessica-backman@1', 'jessica-backman', 20, 2018, 'TCR UK Touring Car Championship', 'tcr-uk-touring-car-championship', 'points', 300),
    ('jessica-backman@1/prose/30', 'jessica-backman@1', 'jessica-backman', 30, 2022, 'ADAC TCR Germany Touring Car Championship', 'adac-tcr-germany-touring-car-championship', 'wins', 4),
    ('jessica-backman@1/prose/30', 'jessica-backman@1', 'jessica-backman', 30, 2022, 'ADAC TCR Germany Touring Car Championship', 'adac-tcr-germany-touring-car-championship', 'podiums', 9),
    ('jessica-backman@1/prose/30', 'jessica-backman@1', 'jessica-backman', 30, 2022, 'ADAC TCR Germany Touring Car Championship', 'adac-tcr-germany-touring-car-championship', 'position', 2);
-- expect
select seasons, series, teams, races, wins, poles, fastest_laps, podiums, titles, best_position, best_position_season, basis from mart.driver_career
-- rows
6,9,9,98,4,2,3,14,0,2,2022,summary
-- expect
select season, races, podiums from mart.driver_season order by season
-- rows
2018,26,1
2019,22,3
2020,14,0
2021,13,1
2022,14,9
2023,9,0
-- expect
select sum(points) from mart.season_standing where source = 'summary'
-- rows
810
-- expect
select metric, verdict, kind, difference, infobox_value, summary_value from mart.reconciliation where scope = 'career' order by metric
-- rows
best_finish,conflict,field_misuse,1,1,2
fastest_laps,agree,,0,3,3
podiums,agree,,0,14,14
poles,agree,,0,2,2
races,conflict,stale_infobox,6,92,98
wins,agree,,0,4,4
-- expect
select metric, verdict, kind, infobox_value, summary_value from mart.reconciliation where scope = 'misplaced' order by metric
-- rows
best_finish,not_comparable,scope_difference,1,
fastest_laps,not_comparable,scope_difference,3,0
podiums,not_comparable,scope_difference,14,0
poles,not_comparable,scope_difference,2,0
races,not_comparable,scope_difference,92,7
wins,not_comparable,scope_difference,4,0
-- expect
select season, series, summary_value, note from mart.reconciliation where metric = 'races' and contains(note, 'partial') order by season
-- rows
2018,TCR Europe Touring Car Series,2,14 race cells are unread; 2 of 14 races: a partial season
2021,World Touring Car Cup,8,16 race cells are unread; 8 of 16 races: a partial season
-- expect
select season, summary_value, grid_value from mart.reconciliation where metric = 'points' and verdict = 'agree' and grid_value is not null order by season
-- rows
2018,0,0
2019,70,70
2020,60,60
2021,2,2
2022,313,313
-- expect
select count(*) from mart.evidence where table_name = 'mart.driver_career' and column_name = 'races' and row_key = 'jessica-backman'
-- rows
18
-- expect
select cell_id from mart.evidence where table_name = 'mart.driver_season' and column_name = 'wins' and row_key = 'jessica-backman/2022' order by cell_id
-- rows
jessica-backman@1/t1/r15/c5
jessica-backman@1/t1/r16/c5
