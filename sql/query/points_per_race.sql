-- How many points a race did a driver score, within one standing?
-- Provisional and guest standings are left out; the figures of two series are not comparable.
with entries as (
    select
        driver_id,
        first_year,
        last_year,
        series_id,
        series_class,
        sum(races) as races
    from mart.season_entry
    where discipline = 'racing'
    group by driver_id, first_year, last_year, series_id, series_class
)

select
    standings.driver_id,
    standings.first_year as season,
    standings.series,
    standings.points,
    entries.races,
    round(standings.points / entries.races, 2) as points_per_race
from mart.season_standing as standings
inner join entries
    on standings.driver_id = entries.driver_id
    and standings.first_year = entries.first_year
    and standings.last_year is not distinct from entries.last_year
    and standings.series_id = entries.series_id
    and standings.series_class is not distinct from entries.series_class
where standings.source = 'summary'
    and standings.points is not null
    and not standings.is_provisional
    and standings.position_state = 'reported'
    and entries.races > 0
order by standings.driver_id, season, standings.series
