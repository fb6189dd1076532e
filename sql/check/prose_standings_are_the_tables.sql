-- severity: WARN
-- table: mart.reconciliation
-- invariant: 69
-- remedy: Compare the sentence with the table: one of them is wrong.
-- The position and the points that a sentence gives equal the standing's.
select
    driver_id, cell_id, season, series, metric, infobox_value, summary_value, grid_value, prose_value, verdict, kind,
    difference, note
from mart.reconciliation
where verdict = 'conflict'
    and season is not null
    and prose_value is not null
    and metric in ('points', 'position')
    and prose_value is distinct from coalesce(summary_value, grid_value)
