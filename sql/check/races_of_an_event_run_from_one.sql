-- severity: WARN
-- table: mart.race_result
-- invariant: 57
-- remedy: Compare the event's cells with the page.
-- The race numbers of one event run from 1.
with results as (
    select * from mart.race_result
    where kind = 'results_grid' and event is not null and event_race is not null
),

events as (
    select
        driver_id,
        snapshot_id,
        table_no,
        row_no,
        season,
        series,
        event,
        min(cell_id) as cell_id,
        min(event_race) as first_race,
        max(event_race) as last_race,
        count(distinct event_race) as races
    from results
    group by driver_id, snapshot_id, table_no, row_no, season, series, event
)

select
    driver_id,
    cell_id,
    season,
    series,
    event,
    first_race,
    last_race,
    races
from events
where first_race != 1 or last_race != races
