-- Two drivers claim the win of one race; shared drives, marked results and sessions count apart, one team and result are one car.
-- given
insert into staging.race_result (driver_id, snapshot_id, cell_id, kind, season, series_id, event, event_race, session, result_text, marks, position, is_pole, is_fastest_lap, table_no, row_no, column_no) values
    ('a', 'a@1', 'a1', 'results_grid', 2020, 'f', 'MNZ', 1, null, '1', null, 1, true, false, 1, 2, 3),
    ('b', 'b@1', 'b1', 'results_grid', 2020, 'f', 'MNZ', 1, null, '1', null, 1, false, true, 1, 2, 3),
    ('c', 'c@1', 'c1', 'results_grid', 2020, 'f', 'MNZ', 1, null, '1 / 4', null, 1, false, false, 1, 2, 3),
    ('d', 'd@1', 'd1', 'results_grid', 2020, 'f', 'MNZ', 1, null, '1', '‡', 1, false, false, 1, 2, 3),
    ('e', 'e@1', 'e1', 'results_grid', 2020, 'f', 'MNZ', 1, 'SPR', '1', null, 1, false, false, 1, 2, 3);
insert into staging.race_result (driver_id, snapshot_id, cell_id, kind, season, series_id, team_id, event, event_race, status, position, is_pole, is_fastest_lap, table_no, row_no, column_no) values
    ('f', 'f@1', 'f1', 'results_grid', 2020, 'e', 't', 'SPA', 1, 'classified', 1, true, false, 1, 2, 3),
    ('g', 'g@1', 'g1', 'results_grid', 2020, 'e', 't', 'SPA', 1, 'classified', 1, true, false, 1, 2, 3),
    ('h', 'h@1', 'h1', 'results_grid', 2020, 'e', 'u', 'SPA', 1, 'retired', null, false, true, 1, 2, 3),
    ('i', 'i@1', 'i1', 'results_grid', 2020, 'e', 'u', 'SPA', 1, 'classified', 7, false, true, 1, 2, 3),
    ('j', 'j@1', 'j1', 'results_grid', 2020, 'd', 'v', 'IMO', 1, 'classified', 4, false, true, 1, 2, 3),
    ('j', 'j@1', 'j2', 'results_grid', 2020, 'd', 'v', 'IMO', 1, 'retired', null, false, true, 1, 3, 3);
-- expect
select honour, driver_id, claimants, claiming_cars, cell_id from mart.race_honour order by honour desc, driver_id, cell_id
-- rows
win,a,2,2,a1
win,b,2,2,b1
win,e,1,1,e1
win,f,2,1,f1
win,g,2,1,g1
pole,a,1,1,a1
pole,f,2,1,f1
pole,g,2,1,g1
fastest_lap,b,1,1,b1
fastest_lap,h,2,2,h1
fastest_lap,i,2,2,i1
fastest_lap,j,1,1,j1
fastest_lap,j,1,1,j2
