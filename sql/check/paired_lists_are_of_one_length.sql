-- severity: WARN
-- table: mart.driver
-- invariant: 48
-- remedy: Give each item of the infobox list its year.
-- The paired lists of an infobox (previous series, titles, awards, and their years) are of one length, unless one item has all the years.
with claims as (
    select
        driver_id,
        block_no,
        replace(metric, '_years', '') as list_name,
        min(cell_id) as cell_id,
        count(*) filter (where not metric like '%_years') as items,
        count(*) filter (where metric like '%_years') as years
    from staging.infobox_claim
    where metric in ('prev_series', 'prev_series_years', 'title', 'title_years', 'award', 'award_years')
    group by driver_id, block_no, replace(metric, '_years', '')
)

select
    driver_id,
    cell_id,
    list_name,
    items,
    years
from claims
where items != years and items > 1 and years > 0
