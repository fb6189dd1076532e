-- severity: ERROR
-- table: mart.driver_series
-- invariant: 36
-- remedy: Points were copied to entries or standings were joined with them.
-- The points of a driver in a series are the points of its standings, each counted once, however many entries share it.
with series as (select * from mart.driver_series),

series_totals as (
    select * from mart.series_total
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
),

-- a series of which a season has two standings has no points of its own
shared as (
    select distinct driver_id, series_id
    from mart.season_standing
    where discipline = 'racing' and points is not null
    group by driver_id, series_id, source, first_year, last_year
    having count(*) > 1
)

select
    series.driver_id,
    series.series_id,
    coalesce(series_totals.points, series.points) as points,
    totals.points as standing_points
from series
left join totals on series.driver_id = totals.driver_id and series.series_id = totals.series_id
left join series_totals on series.driver_id = series_totals.driver_id and series.series_id = series_totals.series_id
left join shared on series.driver_id = shared.driver_id and series.series_id = shared.series_id
where (series.points is distinct from totals.points and (series.points is not null or shared.driver_id is null))
    or series_totals.points != totals.points
