-- One row for every driver, season, series and class that has a results grid.
-- What the race cells add up to, and how much of the season they cover; the order of a long race before its end is no race.
-- A count is null while a cell of it is unread.
with results as (
    select * from mart.race_result
    where coalesce(discipline, 'racing') = 'racing' and not coalesce(is_interim, false)
),

entries as (
    select * from mart.season_entry
    where discipline = 'racing'
),

counted as (
    select
        driver_id,
        season,
        series_id,
        race_class,
        last(series order by table_no, row_no, column_no) as series,
        min(kind) as kind,
        count(*) filter (where state not in ('not_held', 'cancelled', 'pending'))::integer as races_held,
        count(*) filter (where state = 'unread')::integer as races_unread,
        count(*) filter (where is_entered)::integer as entered,
        count(distinct event) filter (where is_entered)::integer as events_entered,
        count(*) filter (where is_start)::integer as started,
        count(*) filter (where is_classified)::integer as classified,
        count(*) filter (where coalesce(position, class_position) = 1)::integer as wins,
        count(*) filter (where coalesce(position, class_position) <= 3)::integer as podiums,
        case when count(class_position) > 0 then count(*) filter (where class_position = 1)::integer end as class_wins,
        case when count(class_position) > 0 then count(*) filter (where class_position <= 3)::integer end as class_podiums,
        count(*) filter (where is_pole)::integer as poles,
        count(*) filter (where is_fastest_lap)::integer as fastest_laps,
        count(*) filter (where is_start and is_pole is null)::integer as poles_unknown,
        count(*) filter (where is_start and is_fastest_lap is null)::integer as fastest_laps_unknown,
        min(cell_id) as cell_id,
        min(snapshot_id) as snapshot_id
    from results
    group by driver_id, season, series_id, race_class
),

summary as (
    select
        driver_id,
        first_year as season,
        series_id,
        count(distinct coalesce(series_class, '')) as classes,
        case when count(races) = count(*) then sum(races)::integer end as races
    from entries
    group by driver_id, first_year, series_id
),

final as (
    select
        counted.driver_id,
        counted.season,
        counted.series,
        counted.series_id,
        counted.race_class,
        counted.kind,
        counted.races_held,
        counted.races_unread,
        case when counted.races_unread = 0 then counted.entered end as races_entered,
        case when counted.races_unread = 0 then counted.events_entered end as events_entered,
        case when counted.races_unread = 0 then counted.started end as races,
        case when counted.races_unread = 0 then counted.classified end as races_classified,
        case when counted.races_unread = 0 then counted.wins end as wins,
        case when counted.races_unread = 0 then counted.podiums end as podiums,
        case when counted.races_unread = 0 then counted.class_wins end as class_wins,
        case when counted.races_unread = 0 then counted.class_podiums end as class_podiums,
        case when counted.races_unread = 0 and counted.poles_unknown = 0 then counted.poles end as poles,
        case when counted.races_unread = 0 and counted.fastest_laps_unknown = 0 then counted.fastest_laps end as fastest_laps,
        case when summary.classes = 1 then summary.races end as summary_races,
        coalesce(case when counted.races_unread = 0 then counted.started end, case when summary.classes = 1 then summary.races end)
        < counted.races_held as is_partial,
        counted.cell_id,
        counted.snapshot_id
    from counted
    left join summary
        on counted.driver_id = summary.driver_id
        and counted.season = summary.season
        and counted.series_id = summary.series_id
)

select * from final
