-- How often did a driver win and stand on the podium, season by season?
select driver_id, season, races, wins, podiums, round(100 * win_rate, 2) as win_percent, round(100 * podium_rate, 2) as podium_percent
from mart.driver_season
order by driver_id, season
