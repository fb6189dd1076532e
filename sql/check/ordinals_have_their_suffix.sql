-- severity: WARN
-- table: mart.season_standing
-- invariant: 20
-- remedy: Mend the suffix in the article; the number was read all the same.
-- An ordinal's suffix is right: 2nd, never 2th.
with places as (
    select driver_id, cell_id, season, series, position_text from mart.season_standing
    union all
    select driver_id, cell_id, season::varchar as season, series, result_text as position_text from mart.race_result
),

standings as (
    select
        *,
        regexp_extract(position_text, '(\d+)\s*(st|nd|rd|th)', 1) as digits,
        regexp_extract(position_text, '(\d+)\s*(st|nd|rd|th)', 2) as suffix
    from places
),

expected as (
    select
        *,
        case
            when regexp_matches(digits, '1[123]$') then 'th'
            when digits like '%1' then 'st'
            when digits like '%2' then 'nd'
            when digits like '%3' then 'rd'
            else 'th'
        end as right_suffix
    from standings
    where suffix != ''
)

select
    driver_id,
    cell_id,
    season,
    series,
    position_text,
    right_suffix
from expected
where suffix != right_suffix
