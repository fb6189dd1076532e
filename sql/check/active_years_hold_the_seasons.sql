-- severity: WARN
-- table: mart.season_entry
-- invariant: 44
-- remedy: Compare the active years of the infobox with the seasons in the tables.
-- The active years that an infobox gives for a series hold every season that the driver raced in it.
with claims as (
    select
        driver_id,
        series_id,
        cell_id,
        value_text,
        string_split_regex(value_text, ',|;| and |&') as parts
    from staging.infobox_claim
    where metric = 'active_years' and series_id is not null and regexp_matches(value_text, '\d{4}')
),

parts as (
    select
        driver_id,
        series_id,
        cell_id,
        value_text,
        unnest(parts) as part
    from claims
),

spans as (
    select
        driver_id,
        series_id,
        cell_id,
        value_text,
        try_cast(regexp_extract(part, '(\d{4})', 1) as integer) as first_year,
        regexp_extract(part, '\d{4}\s*[-–—]\s*(\d{4}|\d{2}\b|present|)', 1) as ending,
        regexp_matches(part, '\d{4}\s*[-–—]') as is_span
    from parts
),

years as (
    select
        driver_id,
        series_id,
        cell_id,
        value_text,
        first_year,
        case
            when not is_span then first_year
            when length(ending) = 4 then try_cast(ending as integer)
            when length(ending) = 2 then first_year // 100 * 100 + try_cast(ending as integer)
            else 9999
        end as last_year
    from spans
),

raced as (
    select driver_id, series_id, series, first_year, last_year, cell_id from mart.season_entry
    where discipline = 'racing' and role is null and coalesce(races, 1) > 0
),

covered as (
    select
        raced.driver_id,
        raced.cell_id,
        raced.first_year,
        raced.series,
        any_value(years.value_text) as value_text,
        bool_or(raced.first_year <= years.last_year and raced.last_year >= years.first_year) as is_covered,
        count(*) = count(years.first_year) as is_read
    from raced
    inner join years on raced.driver_id = years.driver_id and raced.series_id = years.series_id
    group by raced.driver_id, raced.cell_id, raced.first_year, raced.series
)

select
    driver_id,
    cell_id,
    first_year,
    series,
    value_text
from covered
where is_read and not is_covered
