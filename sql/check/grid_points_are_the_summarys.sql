-- severity: WARN
-- table: mart.reconciliation
-- invariant: 56
-- remedy: Make the two tables of the article agree; net and gross points are equal.
-- The grid's points equal the summary's, net or gross, and the summary does not leave them out with a dash.
select
    driver_id, cell_id, season, series, metric, infobox_value, summary_value, grid_value, prose_value, verdict, kind,
    difference, note
from mart.reconciliation
where verdict = 'conflict' and season is not null and metric = 'points' and summary_value != grid_value
union all by name
select
    standings.driver_id,
    coalesce(standings.points_cell_id, standings.cell_id) as cell_id,
    grids.season,
    standings.series,
    'points' as metric,
    grids.value as grid_value
from mart.season_standing as standings
inner join mart.season_witness as grids
    on standings.driver_id = grids.driver_id
    and standings.first_year = grids.season
    and standings.series_id = grids.series_id
where grids.source = 'grid' and grids.metric = 'points' and grids.value > 0
    and standings.source = 'summary' and standings.position is not null and standings.points_state in ('not_applicable', 'unknown')
