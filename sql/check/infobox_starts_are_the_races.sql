-- severity: WARN
-- table: mart.reconciliation
-- invariant: 41
-- remedy: Bring the infobox of the article up to date, or say what it counts.
-- The infobox's starts equal the sum of races of what it speaks of.
select
    driver_id, cell_id, season, series, metric, infobox_value, summary_value, grid_value, prose_value, verdict, kind,
    difference, note
from mart.reconciliation
where verdict = 'conflict' and infobox_value is not null and metric in ('races', 'entries')
