-- severity: WARN
-- table: mart.grid_season
-- invariant: 53
-- remedy: The grid lacks races that the summary counts: complete it in the article.
-- The races entered in a grid are at least the races of the summary.
select driver_id, cell_id, season, series, race_class, races_entered, summary_races
from mart.grid_season
where races_entered < summary_races
