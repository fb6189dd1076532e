-- severity: WARN
-- table: mart.race_result
-- invariant: 67
-- scope: warehouse
-- remedy: Compare the articles of the drivers with the race; shared drives are apart.
-- Over all drivers in the warehouse a race has one fastest lap, shared drives and shared laps apart.
with results as (
    select * from mart.race_result
    where is_fastest_lap
        and kind = 'results_grid'
        and coalesce(discipline, 'racing') = 'racing'
        and coalesce(marks, '') = ''
        and not coalesce(contains(result_text, '/'), false)
        and not coalesce(contains(result_text, '+'), false)
),

races as (
    select
        season,
        series_id,
        coalesce(race_class, '') as race_class,
        event,
        event_race,
        coalesce(session, '') as session,
        count(distinct driver_id) as drivers
    from results
    where event is not null
    group by season, series_id, coalesce(race_class, ''), event, event_race, coalesce(session, '')
    having count(distinct driver_id) > 1
)

select
    results.driver_id,
    results.cell_id,
    results.season,
    results.series,
    results.event,
    results.event_race,
    results.result_text
from results
semi join races
    on results.season = races.season
    and results.series_id = races.series_id
    and coalesce(results.race_class, '') = races.race_class
    and results.event = races.event
    and results.event_race is not distinct from races.event_race
    and coalesce(results.session, '') = races.session
