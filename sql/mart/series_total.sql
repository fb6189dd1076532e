-- One row for every driver and series, and for every series that is raced in classes with championships of their own.
-- mart.driver_series with what the results grids add up to beside it, and the sums over the classes of such a series
-- (Grand Prix motorcycle racing): an infobox may speak of one class or of all. Points of several classes have no sum.
-- The first season is the earlier of the summary's and the grids'.
with series as (select * from mart.driver_series),

grids as (select * from mart.grid_season),

class_rules as (select * from raw.rule_series_classes),

members as (
    select distinct id as series_id, series_id as total_id from class_rules
    union
    select series_id, series_id as total_id from class_rules
    union
    select series_id, series_id as total_id from series
    union
    select series_id, series_id as total_id from grids
),

series_sums as (
    select
        series.driver_id,
        members.total_id as series_id,
        case when count(*) = 1 then min(series.series) end as series,
        min(series.first_season) as first_season,
        max(series.last_season) as last_season,
        sum(series.races)::integer as races,
        sum(series.wins)::integer as wins,
        sum(series.poles)::integer as poles,
        sum(series.fastest_laps)::integer as fastest_laps,
        sum(series.podiums)::integer as podiums,
        case when count(*) = 1 then min(series.points) end as points,
        sum(series.titles)::integer as titles,
        min(series.best_position) as best_position,
        min(series.basis) as basis
    from series
    inner join members on series.series_id = members.series_id
    group by series.driver_id, members.total_id
),

grid_sums as (
    select
        grids.driver_id,
        members.total_id as series_id,
        min(grids.season) filter (where grids.races_entered > 0) as first_season,
        case when count(grids.races) = count(*) then sum(grids.races)::integer end as grid_races,
        case when count(grids.races_entered) = count(*) then sum(grids.races_entered)::integer end as races_entered,
        case when count(grids.wins) = count(*) then sum(grids.wins)::integer end as grid_wins,
        case when count(grids.poles) = count(*) then sum(grids.poles)::integer end as grid_poles,
        case when count(grids.fastest_laps) = count(*) then sum(grids.fastest_laps)::integer end as grid_fastest_laps,
        case when count(grids.podiums) = count(*) then sum(grids.podiums)::integer end as grid_podiums,
        sum(grids.races_unread)::integer as races_unread
    from grids
    inner join members on grids.series_id = members.series_id
    group by grids.driver_id, members.total_id
),

final as (
    select
        coalesce(series_sums.driver_id, grid_sums.driver_id) as driver_id,
        coalesce(series_sums.series_id, grid_sums.series_id) as series_id,
        series_sums.* exclude (driver_id, series_id) replace (least(series_sums.first_season, grid_sums.first_season) as first_season),
        grid_sums.* exclude (driver_id, series_id, first_season)
    from series_sums
    full join grid_sums
        on series_sums.driver_id = grid_sums.driver_id
        and series_sums.series_id = grid_sums.series_id
)

select * from final
