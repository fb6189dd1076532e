-- severity: WARN
-- table: mart.season_entry
-- invariant: 14
-- remedy: Compare the two numbers with their sources.
-- An entry has no more wins than podiums.
with entries as (select * from mart.season_entry)

select
    driver_id,
    cell_id,
    season,
    series,
    team,
    wins,
    podiums
from entries
where wins > podiums
