-- severity: WARN
-- table: mart.race_result
-- invariant: 42
-- remedy: Count the results in the grids of the article, or say what the infobox counts.
-- The infobox's top tens and class wins in a series are as many as its tables show, where these hold all its races and are read
-- whole, and its best finish at Le Mans is the best there.
with claims as (
    select * from staging.infobox_claim
    where (metric in ('top_10', 'class_wins', 'races') or (metric = 'best_finish' and contains(lower(template), 'le mans')))
        and value is not null and series_id is not null
),

counts as (
    select
        driver_id,
        series_id,
        count(*) filter (where is_start) as races,
        count(*) filter (where position <= 10) as top_10,
        count(*) filter (where class_position = 1) as class_wins,
        min(position) as best_finish
    from mart.race_result
    where not coalesce(is_interim, false)
    group by driver_id, series_id
    having count(*) filter (where state = 'unread') = 0
),

whole as (
    select counts.* from counts
    left join claims
        on counts.driver_id = claims.driver_id
        and counts.series_id = claims.series_id
        and claims.metric = 'races'
    where coalesce(claims.value, counts.races) = counts.races
)

select
    claims.driver_id,
    claims.cell_id,
    claims.series,
    claims.metric,
    claims.value as infobox_value,
    case claims.metric when 'top_10' then whole.top_10 when 'class_wins' then whole.class_wins else whole.best_finish end as grid_value
from claims
inner join whole on claims.driver_id = whole.driver_id and claims.series_id = whole.series_id
where (claims.metric = 'top_10' and claims.value != whole.top_10)
    or (claims.metric = 'class_wins' and claims.value != whole.class_wins)
    or (claims.metric = 'best_finish' and claims.value != whole.best_finish)
