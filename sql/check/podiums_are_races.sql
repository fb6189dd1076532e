-- severity: WARN
-- table: mart.season_entry
-- invariant: 15
-- remedy: Compare the two numbers with their sources.
-- An entry has no more podiums than races.
select driver_id, cell_id, season, series, team, podiums, races
from mart.season_entry
where podiums > races
