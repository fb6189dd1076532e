-- severity: WARN
-- table: mart.season_entry
-- invariant: 47
-- remedy: Bring the years of the infobox's previous series up to date.
-- The years of the previous series in an infobox cover every season that is not the current series'.
with spans as (
    select * from mart.infobox_years
    where metric = 'prev_series_years'
),

lists as (
    select driver_id, string_agg(value_text, ', ' order by cell_id, value_text) as years
    from (select distinct driver_id, cell_id, value_text from spans)
    group by driver_id
),

current_series as (
    select distinct
        driver_id,
        series_id
    from staging.infobox_claim
    where series_id is not null
),

entries as (
    select * from mart.season_entry
    where discipline = 'racing' and role is null
)

select
    entries.driver_id,
    entries.cell_id,
    entries.season,
    entries.series,
    lists.years
from entries
inner join lists on entries.driver_id = lists.driver_id
anti join current_series on entries.driver_id = current_series.driver_id and entries.series_id = current_series.series_id
anti join spans on entries.driver_id = spans.driver_id and entries.first_year <= spans.last_year and entries.last_year >= spans.first_year
