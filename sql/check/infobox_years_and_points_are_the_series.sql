-- severity: WARN
-- table: mart.season_standing
-- invariant: 42
-- remedy: Compare the years in brackets, the active years and the points of the infobox with the tables of the series.
-- The years that an infobox gives for its titles and best places are not those of other places; its points in a series and the end of
-- its active years are the tables', where these hold all its races and are read whole.
with claims as (
    select * from staging.infobox_claim
    where series_id is not null
),

standings as (
    select * from mart.season_standing
    where discipline = 'racing' and position is not null and not coalesce(is_provisional, false)
),

title_years as (
    select driver_id, cell_id, series_id, value_text, unnest(regexp_extract_all(value_text, '\b(?:19|20)\d\d\b'))::integer as year
    from claims
    where metric = 'titles'
),

untitled as (
    select title_years.driver_id, title_years.cell_id, title_years.series_id, title_years.value_text, title_years.year
    from title_years
    inner join standings
        on title_years.driver_id = standings.driver_id
        and title_years.series_id = standings.series_id
        and title_years.year between standings.first_year and standings.last_year
    group by all
    having min(standings.position) > 1
),

-- places of a race, not of a season
finishes as (
    select
        driver_id,
        cell_id,
        text,
        case when contains(field, 'class') then null else try_cast(regexp_extract(text, '^(\d+)(?:st|nd|rd|th)', 1) as integer) end as place,
        contains(field, 'class') as is_in_class,
        unnest(regexp_extract_all(text, '\b(?:19|20)\d\d\b'))::integer as year
    from raw.infobox_field
    semi join raw.current_article using (snapshot_id)
    where contains(lower(template), 'le mans') and regexp_matches(field, 'best.?finish|class.?wins')
),

unreached as (
    select finishes.driver_id, finishes.cell_id, '24-hours-of-le-mans' as series_id, finishes.text as value_text, finishes.year
    from finishes
    inner join mart.race_result as results on finishes.driver_id = results.driver_id and finishes.year = results.season
    where results.series_id = '24-hours-of-le-mans' and results.is_start and (finishes.is_in_class or finishes.place is not null)
    group by all
    having not coalesce(bool_or(case when finishes.is_in_class then results.class_position = 1 else results.position = finishes.place end), false)
        and count(case when finishes.is_in_class then results.class_position else results.position end) + count(*) filter (where results.status = 'retired') > 0
),

counts as (
    select driver_id, series_id, count(*) filter (where is_entered) as entered, count(*) filter (where is_start) as started,
        max(season) filter (where is_entered) as last_season
    from mart.race_result
    where kind = 'results_grid'
    group by driver_id, series_id
    having count(*) filter (where state = 'unread') = 0
),

whole as (
    select distinct counts.* from counts
    inner join claims on counts.driver_id = claims.driver_id and counts.series_id = claims.series_id
    where claims.metric = 'races' and claims.value in (counts.entered, counts.started)
),

points as (
    select driver_id, series_id, sum(points) as points, sum(coalesce(points_gross, points)) as points_gross
    from mart.season_standing
    where source = 'grid' and not coalesce(is_provisional, false)
    group by driver_id, series_id
)

select driver_id, cell_id, series_id, 'titles' as metric, value_text, year
from untitled
union all by name
select driver_id, cell_id, series_id, 'best_finish' as metric, value_text, year
from unreached
union all by name
select claims.driver_id, claims.cell_id, claims.series_id, claims.metric, claims.value_text, points.points, points.points_gross
from claims
semi join whole on claims.driver_id = whole.driver_id and claims.series_id = whole.series_id
inner join points on claims.driver_id = points.driver_id and claims.series_id = points.series_id
where claims.metric = 'points'
    and (
        claims.value not in (points.points, points.points_gross)
        or claims.alternate not in (points.points, points.points_gross)
    )
union all by name
select years.driver_id, years.cell_id, years.series_id, years.metric, years.value_text, whole.last_season as year
from mart.infobox_years as years
inner join whole on years.driver_id = whole.driver_id and years.series_id = whole.series_id
where years.metric = 'active_years' and years.last_year between whole.last_season + 1 and 9998
