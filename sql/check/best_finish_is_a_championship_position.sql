-- severity: WARN
-- table: mart.reconciliation
-- invariant: 45
-- remedy: Write the best championship position into the infobox field, not a race result.
-- The infobox's best finish is the best championship position of what it speaks of.
with reconciliation as (select * from mart.reconciliation)

select
    driver_id,
    season,
    series,
    metric,
    infobox_value,
    summary_value,
    grid_value,
    prose_value,
    verdict,
    kind,
    difference,
    note
from reconciliation
where verdict = 'conflict' and metric = 'best_finish'
