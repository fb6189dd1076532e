-- What did a driver race, with whom, and where did it end? One line for each season and series.
-- The career summary tells where there is one, else the results grids.
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

grids as (
    select
        driver_id,
        season as first_year,
        series_id,
        race_class as series_class,
        first(series order by table_no, row_no, column_no) as series,
        string_agg(distinct team, ', ' order by team) as teams,
        count(*) filter (where is_start) as races
    from mart.race_result
    where discipline = 'racing' and not is_interim and (is_entered or state = 'unread')
    group by driver_id, season, series_id, race_class
),

seasons as (
    select * from entries
    union all by name
    select * from grids
    anti join entries on grids.driver_id = entries.driver_id
),

standings as (
    select * from mart.season_standing
    where discipline = 'racing'
    qualify source = max(source) over (partition by driver_id)
)

select
    seasons.driver_id,
    seasons.first_year as season,
    seasons.series,
    seasons.series_class,
    seasons.teams,
    seasons.races,
    standings.position_text
from seasons
left join standings
    on seasons.driver_id = standings.driver_id
    and seasons.first_year = standings.first_year
    and (seasons.last_year is null or seasons.last_year = standings.last_year)
    and seasons.series_id = standings.series_id
    and seasons.series_class is not distinct from standings.series_class
order by seasons.driver_id, seasons.first_year, seasons.series
