-- severity: WARN
-- table: mart.season_entry
-- invariant: 17
-- remedy: Compare the two numbers with their sources; sprints and qualifying races can break this.
-- An entry has no more poles than races.
select driver_id, cell_id, season, series, team, poles, races
from mart.season_entry
where poles > races
