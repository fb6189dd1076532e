-- severity: WARN
-- table: mart.race_result
-- invariant: 44
-- remedy: Compare the first and last races and wins of the infobox with the results grids.
-- The years of an infobox's first and last race and win in a series are the grids', where these are read whole; where a grid links to
-- the race that is named, it is the first or last one there.
with claims as (
    select
        driver_id,
        series_id,
        metric,
        value_text,
        cell_id,
        try_cast(regexp_extract(value_text, '^\D{0,12}((?:19|20)\d\d)\b', 1) as integer) as year
    from staging.infobox_claim
    where metric in ('first_race', 'last_race', 'first_win', 'last_win') and series_id is not null
),

seasons as (
    select
        driver_id,
        series_id,
        min(season) filter (where is_entered) as first_race,
        max(season) filter (where is_entered) as last_race,
        min(season) filter (where position = 1) as first_win,
        max(season) filter (where position = 1) as last_win
    from mart.race_result
    where kind = 'results_grid'
    group by driver_id, series_id
    having count(*) filter (where state = 'unread') = 0
),

found as (
    unpivot seasons on first_race, last_race, first_win, last_win into name metric value season
),

linked as (
    select driver_id, series_id, season, event_link, is_entered, is_start, position, season * 1000 + column_no as place
    from mart.race_result
    where kind = 'results_grid' and event_link != ''
),

ends as (
    select
        driver_id,
        series_id,
        metric,
        list(event_link) as event_links
    from (
        select
            driver_id,
            series_id,
            unnest([
                {'metric': 'first_race', 'event_link': arg_min(event_link, place) filter (where is_entered)},
                {'metric': 'first_race', 'event_link': arg_min(event_link, place) filter (where is_start)},
                {'metric': 'last_race', 'event_link': arg_max(event_link, place) filter (where is_entered)},
                {'metric': 'last_race', 'event_link': arg_max(event_link, place) filter (where is_start)},
                {'metric': 'first_win', 'event_link': arg_min(event_link, place) filter (where position = 1)},
                {'metric': 'last_win', 'event_link': arg_max(event_link, place) filter (where position = 1)}
            ], recursive := true)
        from linked
        semi join claims on linked.driver_id = claims.driver_id and linked.series_id = claims.series_id
        group by driver_id, series_id
    )
    group by driver_id, series_id, metric
)

select
    claims.driver_id,
    claims.cell_id,
    claims.metric,
    claims.value_text,
    found.season
from claims
inner join found on claims.driver_id = found.driver_id and claims.series_id = found.series_id and claims.metric = found.metric
where claims.year != found.season
union all by name
select
    claims.driver_id,
    claims.cell_id,
    claims.metric,
    claims.value_text,
    claims.year as season,
    array_to_string(ends.event_links, ', ') as event_link
from claims
inner join ends on claims.driver_id = ends.driver_id and claims.series_id = ends.series_id and claims.metric = ends.metric
inner join found
    on claims.driver_id = found.driver_id and claims.series_id = found.series_id and claims.metric = found.metric
    and claims.year = found.season
semi join linked on claims.driver_id = linked.driver_id and claims.series_id = linked.series_id and claims.value_text = linked.event_link
where not list_contains(ends.event_links, claims.value_text)
