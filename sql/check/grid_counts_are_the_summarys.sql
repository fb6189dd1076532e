-- severity: WARN
-- table: mart.reconciliation
-- invariant: 59
-- remedy: Count the marked cells of the grid: one of the two tables of the article is wrong.
-- Wins, podiums, poles and fastest laps counted in the cells of a grid equal the summary's.
select
    driver_id, cell_id, season, series, metric, infobox_value, summary_value, grid_value, prose_value, verdict, kind,
    difference, note
from mart.reconciliation
where verdict = 'conflict' and season is not null and metric in ('wins', 'podiums', 'poles', 'fastest_laps') and summary_value != grid_value
