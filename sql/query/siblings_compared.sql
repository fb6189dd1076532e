-- How did two relatives fare in the same season of the same series?
-- Relatives are drivers of whom one's infobox names the other. Points are compared only within one standing's series and season.
with relatives as (
    select driver_id, trim(regexp_replace(unnest(string_split(relatives, ',')), '\(.*$', '')) as relative_name
    from mart.driver
),

-- a name that several drivers bear tells none of them
named as (
    select name, any_value(driver_id) as driver_id
    from mart.driver
    group by name
    having count(*) = 1
),

pairs as (
    select distinct
        least(relatives.driver_id, named.driver_id) as driver_id,
        greatest(relatives.driver_id, named.driver_id) as other_driver_id
    from relatives
    inner join named on relatives.relative_name = named.name
    where relatives.driver_id <> named.driver_id
),

standings as (
    select * from mart.season_standing
    where discipline = 'racing'
    qualify source = max(source) over (partition by driver_id, first_year, series_id, series_class)
),

-- few drivers have relatives: theirs first, or all standings of a season are paired with each other
with_relatives as materialized (
    select
        standings.*,
        pairs.other_driver_id
    from pairs
    inner join standings on pairs.driver_id = standings.driver_id
)

select
    one.first_year as season,
    one.series,
    one.driver_id,
    one.position_text,
    one.points,
    one.other_driver_id,
    other.position_text as other_position_text,
    other.points as other_points
from with_relatives as one
inner join standings as other
    on one.other_driver_id = other.driver_id
    and one.first_year = other.first_year
    and one.series_id = other.series_id
    and one.series_class is not distinct from other.series_class
order by season, one.series, one.driver_id, one.other_driver_id
