-- severity: ERROR
-- table: mart.driver_season
-- invariant: 38
-- remedy: Mart.driver_career and mart.driver_season do not add up the same rows of mart.contribution.
-- A driver's career equals the sum of the driver's seasons, for each count.
with careers as (select * from mart.driver_career),

sums as (
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
    careers.driver_id,
    careers.races,
    sums.races as sum_of_races,
    careers.wins,
    sums.wins as sum_of_wins,
    careers.poles,
    sums.poles as sum_of_poles,
    careers.fastest_laps,
    sums.fastest_laps as sum_of_fastest_laps,
    careers.podiums,
    sums.podiums as sum_of_podiums
from careers
left join sums on careers.driver_id = sums.driver_id
where careers.races is distinct from sums.races
    or careers.wins is distinct from sums.wins
    or careers.poles is distinct from sums.poles
    or careers.fastest_laps is distinct from sums.fastest_laps
    or careers.podiums is distinct from sums.podiums
