-- severity: WARN
-- table: mart.infobox_years
-- invariant: 47
-- remedy: The lists of previous series and of their years have come apart: put the years in the order of the series.
-- The years beside a previous series in an infobox hold a season of that series in the tables, where they know one.
with series as (
    select *, count(*) over (partition by driver_id, block_no) as items
    from staging.infobox_claim
    where metric = 'prev_series'
),

years as (
    select *, max(item_no) over (partition by driver_id, block_no) as items
    from mart.infobox_years
    where metric = 'prev_series_years'
),

entries as (
    select * from mart.season_entry
    where discipline = 'racing'
)

select series.driver_id, years.cell_id, series.value_text as series, years.value_text, string_agg(distinct entries.season, ', ') as seasons
from series
inner join years
    on series.driver_id = years.driver_id
    and series.block_no = years.block_no
    and series.item_no = years.item_no
    and series.items = years.items
inner join entries on series.driver_id = entries.driver_id and series.item_id = entries.series_id
group by series.driver_id, years.cell_id, series.value_text, years.value_text
having not bool_or(entries.first_year <= years.last_year and entries.last_year >= years.first_year)
