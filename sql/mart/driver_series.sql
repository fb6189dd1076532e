-- One row for every driver and series, the classes of a series together.
-- The measures of mart.driver_career by series, with titles, best position and points, which add up only inside one series:
-- points are null where a season of the series has two standings (two classes), which would count the same races twice.
with measures as (
    select * from mart.driver_measure
    where scope = 'series'
),

contributions as (select * from mart.contribution),

standings as (
    select * from mart.season_standing
    where discipline = 'racing' and points is not null
    qualify source = max(source) over (partition by driver_id, series_id)
),

scored as (
    select
        driver_id,
        series_id,
        first_year,
        last_year,
        count(*) as standings,
        sum(standings.points) as points
    from standings
    group by driver_id, series_id, first_year, last_year
),

points as (
    select
        driver_id,
        series_id,
        case when max(standings) = 1 then sum(points)::decimal(12, 4) end as points
    from scored
    group by driver_id, series_id
),

-- the name that the article most often uses
names as (
    select
        driver_id,
        series_id,
        series
    from contributions
    where series is not null
    group by driver_id, series_id, series
    qualify row_number() over (partition by driver_id, series_id order by count(*) desc, max(first_year) desc, series) = 1
),

final as (
    select
        measures.driver_id,
        measures.series_id,
        names.series,
        points.points,
        measures.* exclude (
            driver_id, series_id, scope, season, team_id, series,
            races_shared, wins_shared, poles_shared, fastest_laps_shared, podiums_shared
        )
    from measures
    left join names on measures.driver_id = names.driver_id and measures.series_id = names.series_id
    left join points on measures.driver_id = points.driver_id and measures.series_id = points.series_id
)

select * from final
