-- severity: WARN
-- table: mart.season_standing
-- invariant: 25
-- remedy: Rare but possible: compare with the results; most often wins are missing.
-- First place in a championship has a win among its entries.
with champions as (
    select * from mart.season_standing
    where position = 1 and source = 'summary'
),

entries as (select * from mart.season_entry),

wins as (
    select
        driver_id,
        discipline,
        first_year,
        last_year,
        series_id,
        coalesce(series_class, '') as class_key,
        sum(wins) as wins,
        count(wins) as reporting
    from entries
    group by driver_id, discipline, first_year, last_year, series_id, coalesce(series_class, '')
)

select
    champions.driver_id,
    champions.cell_id,
    champions.season,
    champions.series,
    champions.position_text,
    wins.wins
from champions
inner join wins
    on champions.driver_id = wins.driver_id
    and champions.discipline = wins.discipline
    and champions.first_year = wins.first_year
    and champions.last_year is not distinct from wins.last_year
    and champions.series_id = wins.series_id
    and coalesce(champions.series_class, '') = wins.class_key
where wins.wins = 0 and wins.reporting > 0
