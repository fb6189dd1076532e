-- severity: ERROR
-- table: mart.reconciliation
-- invariant: 34
-- remedy: A join of mart.reconciliation multiplied its rows.
-- A comparison is unique by driver, season, series, class, metric and scope.
with reconciliation as (select * from mart.reconciliation)

select
    driver_id,
    season,
    series_id,
    series_class,
    metric,
    scope,
    count(*) as comparisons
from reconciliation
group by driver_id, season, series_id, series_class, metric, scope
having count(*) > 1
