-- severity: WARN
-- table: mart.season_entry
-- invariant: 47
-- remedy: Bring the years of the infobox's previous series up to date.
-- The years of the previous series in an infobox cover every season that is not the current series'.
with claims as (
    select
        driver_id,
        cell_id,
        value_text,
        regexp_extract_all(value_text, '\d{4}')::integer[] as years,
        regexp_matches(value_text, '\d{4}\s*[-–]\s*(\d{2}\b|present|$)') as is_open
    from staging.infobox_claim
    where metric = 'prev_series_years'
),

spans as (
    select
        driver_id,
        min(cell_id) as cell_id,
        string_agg(value_text, ', ' order by cell_id, value_text) as years,
        min(list_min(years)) as first_year,
        max(list_max(years)) as last_year,
        bool_or(is_open) as is_open
    from claims
    group by driver_id
    having count(list_max(years)) > 0
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
    spans.years
from entries
inner join spans on entries.driver_id = spans.driver_id
anti join current_series on entries.driver_id = current_series.driver_id and entries.series_id = current_series.series_id
where entries.first_year < spans.first_year or (entries.first_year > spans.last_year and not spans.is_open)
