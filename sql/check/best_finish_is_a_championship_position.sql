-- severity: WARN
-- table: mart.reconciliation
-- invariant: 45
-- remedy: Write the best championship position into the infobox field, not a race result.
-- The infobox's best finish is the best championship position of what it speaks of, and was reached in the year that it gives.
with reconciliation as (select * from mart.reconciliation),

claims as (
    select * from staging.infobox_claim
    where metric in ('best_finish', 'best_finish_year') and series_id is not null and value is not null
),

standings as (
    select * from mart.season_standing
    where discipline = 'racing' and position is not null
),

years as (
    select
        finishes.driver_id,
        years.cell_id,
        years.series,
        finishes.value as position,
        years.value as year,
        bool_or(years.value between standings.first_year and standings.last_year) as is_reached,
        string_agg(distinct standings.first_year::varchar, ', ' order by standings.first_year::varchar) as reached_in
    from claims as finishes
    inner join claims as years
        on finishes.driver_id = years.driver_id
        and finishes.block_no = years.block_no
        and finishes.series_id = years.series_id
        and finishes.item_no = years.item_no
    inner join standings
        on finishes.driver_id = standings.driver_id
        and finishes.series_id = standings.series_id
        and finishes.value = standings.position
    where finishes.metric = 'best_finish' and years.metric = 'best_finish_year'
    group by all
)

select
    driver_id,
    cell_id,
    season,
    series,
    metric,
    infobox_value,
    summary_value,
    grid_value,
    prose_value,
    verdict,
    kind,
    difference,
    note
from reconciliation
where verdict = 'conflict' and metric = 'best_finish'
union all by name
select
    driver_id,
    cell_id,
    series,
    'best_finish_year' as metric,
    year as infobox_value,
    'the tables have this position in ' || reached_in as note
from years
where not is_reached
