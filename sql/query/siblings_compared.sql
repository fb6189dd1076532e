-- How did two drivers of the warehouse fare in the same season of the same series?
-- Points are compared only within one standing's series and season.
with standings as (
    select * from mart.season_standing
    where discipline = 'racing'
    qualify source = max(source) over (partition by driver_id, first_year, series_id, series_class)
)

select
    one.first_year as season,
    one.series,
    one.driver_id,
    one.position_text,
    one.points,
    other.driver_id as other_driver_id,
    other.position_text as other_position_text,
    other.points as other_points
from standings as one
inner join standings as other
    on one.first_year = other.first_year
    and one.series_id = other.series_id
    and one.series_class is not distinct from other.series_class
    and one.driver_id < other.driver_id
order by season, one.series, one.driver_id, other_driver_id
