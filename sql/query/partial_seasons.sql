-- Which seasons did a driver race only in part, as far as a results grid shows how many races were held?
select
    driver_id,
    season,
    series,
    coalesce(races, summary_races) as races,
    races_held,
    round(coalesce(races, summary_races) / races_held, 3) as share
from mart.grid_season
where is_partial and coalesce(races, summary_races) is not null and races_held > 0
order by driver_id, season, series
