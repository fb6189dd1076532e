-- What does each driver's career add up to, and where do the numbers come from?
select driver_id, first_season, last_season, seasons, series, teams, races, wins, poles, fastest_laps, podiums, titles, basis
from mart.driver_career
order by races desc nulls last, driver_id
