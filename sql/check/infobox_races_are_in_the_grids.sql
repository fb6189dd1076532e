-- severity: WARN
-- table: mart.race_result
-- invariant: 44
-- remedy: Compare the first and last races and wins of the infobox with the results grids.
-- The years of an infobox's first and last race and win in a series are the grids', where these are read whole.
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
