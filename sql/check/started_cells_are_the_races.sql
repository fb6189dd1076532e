-- severity: WARN
-- table: mart.reconciliation
-- invariant: 60
-- remedy: Count the started cells of the grid: one of the two tables of the article is wrong.
-- The started cells of a grid equal the summary's races, or its entered cells do.
select
    driver_id, cell_id, season, series, metric, infobox_value, summary_value, grid_value, prose_value, verdict, kind,
    difference, note
from mart.reconciliation
where verdict = 'conflict' and season is not null and metric = 'races' and summary_value != grid_value
