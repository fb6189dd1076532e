-- severity: WARN
-- table: mart.race_result
-- invariant: 57
-- remedy: Compare the event's cells with the page.
-- The race numbers of one event run from 1, and no race of it stands in two columns side by side.
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
        count(distinct event_race) as races,
        count(*) as cells
    from results
    group by driver_id, snapshot_id, table_no, row_no, season, series, event
),

-- an event that a season visits twice: the columns side by side, whose races run on without a gap
visits as (
    select
        *,
        row_number() over (partition by snapshot_id, table_no, row_no order by column_no)
        - row_number() over (partition by snapshot_id, table_no, row_no, event order by column_no) as visit_no
    from results
    semi join (select snapshot_id, table_no, row_no from events where races > 1) as several using (snapshot_id, table_no, row_no)
),

neighbours as (
    select
        *,
        event = lag(event) over beside and column_no = lag(column_no) over beside + 1 and case
            when session is null then lag(session) over beside is null and event_race = lag(event_race) over beside
            else session = lag(session) over beside
        end as is_repeated
    from results
    left join (select distinct snapshot_id, table_no, row_no from events where cells > races) as doubled using (snapshot_id, table_no, row_no)
    where results.session is not null or doubled.row_no is not null
    window beside as (partition by snapshot_id, table_no, row_no order by column_no)
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
union all by name
select
    driver_id,
    min(cell_id) as cell_id,
    season,
    series,
    event,
    min(event_race) as first_race,
    max(event_race) as last_race,
    count(distinct event_race) as races
from visits
group by driver_id, snapshot_id, table_no, row_no, season, series, event, visit_no
having max(event_race) - min(event_race) + 1 != count(distinct event_race)
    and (driver_id, event, min(cell_id)) not in (select (driver_id, event, cell_id) from events where first_race != 1 or last_race != races)
union all by name
select
    driver_id,
    cell_id,
    season,
    series,
    event,
    session
from neighbours
where is_repeated
