-- severity: ERROR
-- table: mart.driver_team
-- invariant: 38
-- remedy: Mart.driver_team does not hold the rows of mart.driver_measure that add up to mart.driver_career.
-- A driver's career equals the sum of the driver's teams, for each count.
select driver_id, races, wins, poles, fastest_laps, podiums
from mart.driver_career
where coalesce(races, wins, poles, fastest_laps, podiums) is not null
except
select driver_id, sum(races), sum(wins), sum(poles), sum(fastest_laps), sum(podiums)
from mart.driver_team
group by driver_id
