-- severity: ERROR
-- table: mart.driver_series
-- invariant: 36
-- remedy: Points were copied to entries or standings were joined with them.
-- The points of a driver in a series are the points of its standings, each counted once, however many entries share it.
with series as (
    select * from mart.driver_series
    where points is not null
),

distinct_standings as (
    select distinct on (driver_id, series_id, source, first_year, last_year, series_class)
        driver_id,
        series_id,
        source,
        points
    from mart.season_standing
    where discipline = 'racing' and points is not null
),

totals as (
    select
        driver_id,
        series_id,
        source,
        sum(points) as points
    from distinct_standings
    group by driver_id, series_id, source
    qualify source = max(source) over (partition by driver_id, series_id)
)

select
    series.driver_id,
    series.series_id,
    series.points,
    totals.points as standing_points
from series
left join totals on series.driver_id = totals.driver_id and series.series_id = totals.series_id
where series.points is distinct from totals.points
