-- One row for every span of years in an infobox's list of active years, or of the years of previous series.
-- From `2015–2017, 2019–present` the spans 2015 to 2017 and 2019 to 9999, which is no end. A single year begins and ends its span;
-- `first_year` is null where an item of the list holds none.
with claims as (
    select * from staging.infobox_claim
    where metric in ('active_years', 'prev_series_years') and regexp_matches(value_text, '\d{4}')
),

items as (
    select
        driver_id,
        block_no,
        item_no,
        metric,
        series_id,
        cell_id,
        value_text,
        unnest(string_split_regex(value_text, ',|;|/| and |&')) as item
    from claims
),

spans as (
    select
        *,
        try_cast(regexp_extract(item, '(\d{4})', 1) as integer) as first_year,
        regexp_extract(item, '\d{4}\s*[-–—]\s*(\d{4}|\d{2}\b|)', 1) as ending,
        regexp_matches(item, '\d{4}\s*[-–—]') as is_span
    from items
),

final as (
    select
        driver_id,
        block_no,
        item_no,
        metric,
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
)

select * from final
