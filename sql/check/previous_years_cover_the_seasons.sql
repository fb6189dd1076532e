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
        string_split_regex(value_text, ',|;|/| and |&') as parts
    from staging.infobox_claim
    where metric = 'prev_series_years' and regexp_matches(value_text, '\d{4}')
),

parts as (
    select
        driver_id,
        unnest(parts) as part
    from claims
),

years as (
    select
        driver_id,
        try_cast(regexp_extract(part, '(\d{4})', 1) as integer) as first_year,
        regexp_extract(part, '\d{4}\s*[-–—]\s*(\d{4}|\d{2}\b|)', 1) as ending,
        regexp_matches(part, '\d{4}\s*[-–—]') as is_span
    from parts
),

spans as (
    select
        driver_id,
        first_year,
        case
            when not is_span then first_year
            when length(ending) = 4 then try_cast(ending as integer)
            when length(ending) = 2 then first_year // 100 * 100 + try_cast(ending as integer)
            else 9999
        end as last_year
    from years
),

lists as (
    select
        driver_id,
        string_agg(value_text, ', ' order by cell_id, value_text) as years
    from claims
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
