-- severity: WARN
-- table: mart.race_result
-- invariant: 58
-- scope: warehouse
-- remedy: Compare the code with other articles' grids of the season: a slip, or another spelling of the same event.
-- An event's code stands in another driver's grid of that season too, where two drivers agree on a code of that round, and
-- does not stand but once with its letters in another order than with the same page elsewhere.
with results as (
    select
        driver_id,
        series_id,
        season,
        coalesce(race_class, '') as class_key,
        round_no,
        event,
        min(cell_id) as cell_id
    from mart.race_result
    where kind = 'results_grid' and round_no is not null and event is not null
    group by all
),

shared_codes as (
    select
        series_id,
        season,
        class_key,
        round_no,
        event
    from results
    group by all
    having count(*) > 1
),

known_rounds as (
    select
        series_id,
        season,
        class_key,
        round_no,
        string_agg(event, ', ' order by event) as known_events
    from shared_codes
    group by all
),

-- the codes that one page of an event or circuit goes by
linked as (
    select
        regexp_replace(event_link, '^\d{4} ', '') as link,
        event,
        count(*) as cells,
        min(driver_id) as driver_id,
        min(cell_id) as cell_id,
        min(season) as season,
        min(series_id) as series_id
    from mart.race_result
    where kind = 'results_grid' and event_link != '' and event is not null
    group by regexp_replace(event_link, '^\d{4} ', ''), event
)

select
    results.driver_id,
    results.cell_id,
    results.season,
    results.series_id,
    results.round_no,
    results.event,
    known_rounds.known_events
from results
inner join known_rounds
    on results.series_id = known_rounds.series_id
    and results.season = known_rounds.season
    and results.class_key = known_rounds.class_key
    and results.round_no = known_rounds.round_no
anti join shared_codes as codes
    on results.series_id = codes.series_id
    and results.season = codes.season
    and results.class_key = codes.class_key
    and results.event = codes.event
union all by name
select
    linked.driver_id,
    linked.cell_id,
    linked.season,
    linked.series_id,
    linked.event,
    string_agg(others.event, ', ' order by others.event) as known_events
from linked
inner join linked as others on linked.link = others.link and linked.event != others.event
where linked.cells = 1 and others.cells >= 3
    and list_sort(string_split(linked.event, '')) = list_sort(string_split(others.event, ''))
group by linked.driver_id, linked.cell_id, linked.season, linked.series_id, linked.event
