-- In which season of a career did the first win come, and after how many races?
with seasons as (
    select
        *,
        row_number() over (partition by driver_id order by season) as season_no,
        sum(races) over (partition by driver_id order by season rows unbounded preceding) - races as races_before
    from mart.driver_season
)

select driver_id, season, season_no, races_before
from seasons
where wins > 0
qualify row_number() over (partition by driver_id order by season) = 1
order by season_no, driver_id
