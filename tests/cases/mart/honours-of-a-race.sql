-- Two drivers claim the win of one race; a shared drive, a marked result and another session count apart.
-- given
insert into staging.race_result (driver_id, snapshot_id, cell_id, kind, season, series_id, event, event_race, session, result_text, marks, position, is_pole, is_fastest_lap, table_no, row_no, column_no) values
    ('a', 'a@1', 'a1', 'results_grid', 2020, 'f', 'MNZ', 1, null, '1', null, 1, true, false, 1, 2, 3),
    ('b', 'b@1', 'b1', 'results_grid', 2020, 'f', 'MNZ', 1, null, '1', null, 1, false, true, 1, 2, 3),
    ('c', 'c@1', 'c1', 'results_grid', 2020, 'f', 'MNZ', 1, null, '1 / 4', null, 1, false, false, 1, 2, 3),
    ('d', 'd@1', 'd1', 'results_grid', 2020, 'f', 'MNZ', 1, null, '1', '‡', 1, false, false, 1, 2, 3),
    ('e', 'e@1', 'e1', 'results_grid', 2020, 'f', 'MNZ', 1, 'SPR', '1', null, 1, false, false, 1, 2, 3);
-- expect
select honour, driver_id, claimants, cell_id from mart.race_honour order by honour desc, driver_id
-- rows
win,a,2,a1
win,b,2,b1
win,e,1,e1
pole,a,1,a1
fastest_lap,b,1,b1
