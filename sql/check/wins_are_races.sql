-- severity: WARN
-- table: mart.season_entry
-- invariant: 16
-- remedy: Compare the two numbers with their sources.
-- An entry has no more wins than races.
select driver_id, cell_id, season, series, team, wins, races
from mart.season_entry
where wins > races
