-- In how many championships did a driver race at the same time, season by season?
select driver_id, first_year as season, count(*) as programmes, count(distinct series_id) as series
from mart.season_standing
where discipline = 'racing' and source = 'summary'
group by driver_id, first_year
order by driver_id, season
