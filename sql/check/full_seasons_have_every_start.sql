-- severity: WARN
-- table: mart.grid_season
-- invariant: 54
-- remedy: A race of the grid is left out while the summary counts it.
-- Where the summary counts as many races as the grid has, the driver was entered for all of them.
select driver_id, cell_id, season, series, race_class, races_entered, races_held, summary_races
from mart.grid_season
where summary_races = races_held and races_entered < races_held
