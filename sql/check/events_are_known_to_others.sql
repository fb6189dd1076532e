-- severity: WARN
-- table: mart.race_result
-- invariant: 58
-- scope: warehouse
-- remedy: Compare the code with other articles' grids of the season: a slip, or another spelling of the same event.
-- An event's code stands in another driver's grid of that season too, where two drivers agree on a code of that round.
with results as (
    select distinct
        driver_id,
        series_id,
        season,
        coalesce(race_class, '') as class_key,
        round_no,
        event,
        min(cell_id) over (partition by driver_id, series_id, season, race_class, round_no, event) as cell_id
    from mart.race_result
    where kind = 'results_grid' and round_no is not null and event is not null
),

shared_codes as (
    select
        series_id,
        season,
        class_key,
        round_no,
        event
    from results
    group by series_id, season, class_key, round_no, event
    having count(distinct driver_id) > 1
)

select
    results.driver_id,
    results.cell_id,
    results.season,
    results.series_id,
    results.round_no,
    results.event,
    string_agg(distinct rounds.event, ', ' order by rounds.event) as known_events
from results
inner join shared_codes as rounds
    on results.series_id = rounds.series_id
    and results.season = rounds.season
    and results.class_key = rounds.class_key
    and results.round_no = rounds.round_no
anti join shared_codes as codes
    on results.series_id = codes.series_id
    and results.season = codes.season
    and results.class_key = codes.class_key
    and results.event = codes.event
group by results.driver_id, results.cell_id, results.season, results.series_id, results.round_no, results.event
