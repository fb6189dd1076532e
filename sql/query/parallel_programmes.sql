-- In how many championships did a driver race at the same time, season by season?
-- The career summary counts where there is one, else the results grids.
with standings as (
    select * from mart.season_standing
    where discipline = 'racing'
    qualify source = max(source) over (partition by driver_id)
)

select driver_id, first_year as season, count(*) as programmes, count(distinct series_id) as series
from standings
group by driver_id, first_year
order by driver_id, season
