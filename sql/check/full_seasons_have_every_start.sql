-- severity: WARN
-- table: mart.grid_season
-- invariant: 54
-- remedy: A race of the grid is marked as not started while the summary counts it.
-- Where the summary counts all races of the season, all held races of the grid are started.
with grids as (select * from mart.grid_season)

select
    driver_id,
    cell_id,
    season,
    series,
    race_class,
    races,
    races_held,
    summary_races
from grids
where summary_races >= races_held and races < races_held
