-- severity: ERROR
-- table: mart.driver_season
-- invariant: 38
-- remedy: Mart.driver_season does not hold the rows of mart.driver_measure that add up to mart.driver_career.
-- A driver's career equals the sum of the driver's seasons, for each count.
select driver_id, races, wins, poles, fastest_laps, podiums
from mart.driver_career
where coalesce(races, wins, poles, fastest_laps, podiums) is not null
except
select driver_id, sum(races), sum(wins), sum(poles), sum(fastest_laps), sum(podiums)
from mart.driver_season
group by driver_id
