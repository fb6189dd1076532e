-- severity: ERROR
-- table: mart.season_entry
-- invariant: 37
-- remedy: The summary's reader wrote an entry and no standing for it.
-- Every entry finds its standing.
with entries as (select * from mart.season_entry),

standings as (
    select * from mart.season_standing
    where source = 'summary'
)

select
    entries.driver_id,
    entries.cell_id,
    entries.season,
    entries.series,
    entries.series_class
from entries
anti join standings
    on entries.driver_id = standings.driver_id
    and entries.discipline = standings.discipline
    and entries.first_year = standings.first_year
    and entries.last_year is not distinct from standings.last_year
    and entries.series_id = standings.series_id
    and coalesce(entries.series_class, '') = coalesce(standings.series_class, '')
