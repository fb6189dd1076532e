-- severity: WARN
-- table: mart.race_result
-- invariant: 42
-- remedy: Count the results in the grids of the article, or say what the infobox counts.
-- The infobox's top tens and class wins in a series are as many as its tables show, where these hold all its races and are read
-- whole, and its best finish at Le Mans is the best there.
with claims as (
    select * from staging.infobox_claim
    where metric in ('top_10', 'class_wins', 'races') and value is not null and series_id is not null
),

-- at Le Mans the best finish is a race's, and no claim of a championship
le_mans as (
    select
        fields.driver_id,
        fields.cell_id,
        fields.text,
        try_cast(regexp_extract(fields.text, '^(\d+)(?:st|nd|rd|th)', 1) as integer) as value
    from raw.infobox_field as fields
    semi join raw.current_article as current_snapshots on fields.snapshot_id = current_snapshots.snapshot_id
    where contains(lower(fields.template), 'le mans') and regexp_matches(fields.field, 'best.?finish')
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
    case claims.metric when 'top_10' then whole.top_10 else whole.class_wins end as grid_value
from claims
inner join whole on claims.driver_id = whole.driver_id and claims.series_id = whole.series_id
where (claims.metric = 'top_10' and claims.value != whole.top_10)
    or (claims.metric = 'class_wins' and claims.value != whole.class_wins)
union all by name
select
    le_mans.driver_id,
    le_mans.cell_id,
    '24 Hours of Le Mans' as series,
    'best_finish' as metric,
    le_mans.value as infobox_value,
    whole.best_finish as grid_value
from le_mans
inner join whole on le_mans.driver_id = whole.driver_id
where whole.series_id = '24-hours-of-le-mans' and le_mans.value != whole.best_finish
