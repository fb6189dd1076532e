-- One row for every series.
-- The names that articles use for it, and how many drivers, seasons and standings speak of it.
with entries as (select * from mart.season_entry),

results as (select * from mart.race_result),

mentions as (
    select
        driver_id,
        discipline,
        first_year,
        series,
        series_id
    from entries
    where series_id is not null
    union all
    select distinct
        driver_id,
        coalesce(discipline, 'racing') as discipline,
        season as first_year,
        series,
        series_id
    from results
    where series_id is not null
),

names as (
    select
        series_id,
        series,
        count(*) as mentions
    from mentions
    where series is not null
    group by series_id, series
),

preferred_names as (
    select
        series_id,
        first(series order by mentions desc, length(series), series) as series,
        string_agg(series, ' | ' order by mentions desc, series) as names
    from names
    group by series_id
),

counted as (
    select
        series_id,
        min(discipline) as discipline,
        count(distinct driver_id)::integer as drivers,
        min(first_year) as first_season,
        max(first_year) as last_season,
        count(distinct first_year)::integer as seasons
    from mentions
    group by series_id
),

final as (
    select
        counted.series_id,
        preferred_names.series,
        preferred_names.names,
        counted.discipline,
        counted.drivers,
        counted.first_season,
        counted.last_season,
        counted.seasons
    from counted
    left join preferred_names on counted.series_id = preferred_names.series_id
)

select * from final
