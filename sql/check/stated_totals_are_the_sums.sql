-- severity: WARN
-- table: mart.stated_total
-- invariant: none
-- remedy: Add the rows of the table up again; one of them or the total is wrong in the article.
-- A total that the article states is the sum of its rows, and of the seasons and races of its series.
select driver_id, series, metric, value, summary_value, grid_value, cell_id
from mart.stated_total
where verdict = 'conflict'
