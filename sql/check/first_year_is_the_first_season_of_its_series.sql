-- severity: WARN
-- table: mart.reconciliation
-- invariant: 44
-- remedy: Compare the infobox's first year with the tables of the article.
-- The infobox's first year is the first season of its series.
select
    driver_id, cell_id, season, series, metric, infobox_value, summary_value, grid_value, prose_value, verdict, kind,
    difference, note
from mart.reconciliation
where verdict = 'conflict' and metric = 'first_year'
