-- Which infoboxes lag behind the tables, and how far? No series means the whole career.
select
    driver_id,
    series,
    metric,
    infobox_value,
    coalesce(summary_value, grid_value) as table_value,
    difference,
    round(infobox_value / coalesce(summary_value, grid_value), 3) as share
from mart.reconciliation
where kind = 'stale_infobox'
order by difference desc, driver_id, metric
