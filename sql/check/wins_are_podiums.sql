-- severity: WARN
-- table: mart.season_entry
-- invariant: 14
-- remedy: Compare the two numbers with their sources.
-- An entry has no more wins than podiums.
select driver_id, cell_id, season, series, team, wins, podiums
from mart.season_entry
where wins > podiums
