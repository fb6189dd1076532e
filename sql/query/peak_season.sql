-- Which season was a driver's best, by podium rate, among those with at least five races?
select driver_id, season, races, wins, podiums, round(100 * podium_rate, 2) as podium_percent
from mart.driver_season
where races >= 5
qualify row_number() over (partition by driver_id order by podium_rate desc, wins desc, season) = 1
order by podium_percent desc, driver_id
