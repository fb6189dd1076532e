-- What did a driver race, with whom, and where did it end? One line for each season and series.
with entries as (
    select
        driver_id,
        first_year,
        last_year,
        series_id,
        series_class,
        first(series order by entry_no) as series,
        string_agg(distinct team, ', ' order by team) as teams,
        sum(races) as races
    from mart.season_entry
    where discipline = 'racing'
    group by driver_id, first_year, last_year, series_id, series_class
),

standings as (
    select * from mart.season_standing
    where discipline = 'racing' and source = 'summary'
)

select
    entries.driver_id,
    entries.first_year as season,
    entries.series,
    entries.series_class,
    entries.teams,
    entries.races,
    standings.position_text
from entries
left join standings
    on entries.driver_id = standings.driver_id
    and entries.first_year = standings.first_year
    and entries.last_year is not distinct from standings.last_year
    and entries.series_id = standings.series_id
    and entries.series_class is not distinct from standings.series_class
order by entries.driver_id, entries.first_year, entries.series
