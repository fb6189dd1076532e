-- How much of a career can be followed race by race: which share of standings and of starts has a results grid?
with standings as (
    select
        driver_id,
        first_year,
        series_id,
        series_class
    from mart.season_standing
    where discipline = 'racing' and source = 'summary'
),

entries as (
    select
        driver_id,
        first_year,
        series_id,
        series_class,
        sum(races) as races
    from mart.season_entry
    where discipline = 'racing'
    group by driver_id, first_year, series_id, series_class
),

covered as (
    select
        standings.driver_id,
        coalesce(entries.races, 0) as races,
        grids.driver_id is not null as has_grid
    from standings
    left join entries
        on standings.driver_id = entries.driver_id
        and standings.first_year = entries.first_year
        and standings.series_id = entries.series_id
        and standings.series_class is not distinct from entries.series_class
    left join (select distinct driver_id, season, series_id from mart.grid_season) as grids
        on standings.driver_id = grids.driver_id
        and standings.first_year = grids.season
        and standings.series_id = grids.series_id
)

select
    driver_id,
    count(*) as standings,
    count(*) filter (where has_grid) as standings_with_grid,
    sum(races) as races,
    sum(races) filter (where has_grid) as races_with_grid
from covered
group by driver_id
order by driver_id
