-- severity: WARN
-- table: mart.season_entry
-- invariant: 18
-- remedy: Compare the two numbers with their sources; sprints and qualifying races can break this.
-- An entry has no more fastest laps than races.
select driver_id, cell_id, season, series, team, fastest_laps, races
from mart.season_entry
where fastest_laps > races
