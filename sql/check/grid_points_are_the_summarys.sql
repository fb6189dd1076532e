-- severity: WARN
-- table: mart.reconciliation
-- invariant: 56
-- remedy: Make the two tables of the article agree; net and gross points are equal.
-- The grid's points equal the summary's, net or gross.
select
    driver_id, cell_id, season, series, metric, infobox_value, summary_value, grid_value, prose_value, verdict, kind,
    difference, note
from mart.reconciliation
where verdict = 'conflict' and season is not null and metric = 'points' and summary_value != grid_value
