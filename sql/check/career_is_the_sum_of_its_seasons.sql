-- severity: ERROR
-- table: mart.driver_season
-- invariant: 38
-- remedy: Mart.driver_season does not hold the rows of mart.driver_measure that add up to mart.driver_career.
-- A driver's career equals the sum of the driver's seasons, for each count.
with sums as (
    select
        driver_id,
        sum(races) as races,
        sum(wins) as wins,
        sum(poles) as poles,
        sum(fastest_laps) as fastest_laps,
        sum(podiums) as podiums
    from mart.driver_season
    group by driver_id
)

select
    coalesce(careers.driver_id, sums.driver_id) as driver_id,
    careers.races,
    careers.wins,
    careers.poles,
    careers.fastest_laps,
    careers.podiums
from mart.driver_career as careers
full join sums on careers.driver_id = sums.driver_id
where row(careers.races, careers.wins, careers.poles, careers.fastest_laps, careers.podiums)
    is distinct from row(sums.races, sums.wins, sums.poles, sums.fastest_laps, sums.podiums)
