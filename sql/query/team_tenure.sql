-- With which teams did a driver race longest?
select driver_id, team, first_season, last_season, seasons, races, wins, podiums
from mart.driver_team
where team_id is not null
order by driver_id, races desc nulls last, team
