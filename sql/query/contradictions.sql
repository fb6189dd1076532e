-- Which articles contradict themselves, where, and by how much?
select driver_id, season, series, metric, infobox_value, summary_value, grid_value, prose_value, difference, kind, note
from mart.reconciliation
where verdict = 'conflict'
order by driver_id, season nulls first, series nulls first, metric
