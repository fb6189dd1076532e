-- severity: WARN
-- table: mart.grid_season
-- invariant: 53
-- remedy: The grid lacks races that the summary counts: complete it in the article.
-- The races entered in a grid are at least the races of the summary.
with grids as (select * from mart.grid_season)

select
    driver_id,
    cell_id,
    season,
    series,
    race_class,
    races_entered,
    summary_races
from grids
where races_entered < summary_races
