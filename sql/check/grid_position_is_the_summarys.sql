-- severity: WARN
-- table: mart.reconciliation
-- invariant: 55
-- remedy: Make the two tables of the article agree.
-- The grid's championship position equals the summary's.
select
    driver_id, cell_id, season, series, metric, infobox_value, summary_value, grid_value, prose_value, verdict, kind,
    difference, note
from mart.reconciliation
where verdict = 'conflict' and season is not null and metric = 'position' and summary_value != grid_value
