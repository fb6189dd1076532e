-- severity: ERROR
-- table: mart.driver_series
-- invariant: 38
-- remedy: Mart.driver_series does not hold the rows of mart.driver_measure that add up to mart.driver_career.
-- A driver's career equals the sum of the driver's series, for each count, unread entries among them, and spans them.
with sums as (
    select
        driver_id,
        sum(races) as races,
        sum(wins) as wins,
        sum(poles) as poles,
        sum(fastest_laps) as fastest_laps,
        sum(podiums) as podiums,
        sum(races_unread) as races_unread,
        sum(wins_unread) as wins_unread,
        sum(poles_unread) as poles_unread,
        sum(fastest_laps_unread) as fastest_laps_unread,
        sum(podiums_unread) as podiums_unread,
        count(series_id)::integer as series,
        min(first_season) as first_season,
        max(last_season) as last_season
    from mart.driver_series
    group by driver_id
)

select
    coalesce(careers.driver_id, sums.driver_id) as driver_id,
    careers.races,
    careers.wins,
    careers.poles,
    careers.fastest_laps,
    careers.podiums,
    careers.races_unread,
    careers.wins_unread,
    careers.poles_unread,
    careers.fastest_laps_unread,
    careers.podiums_unread,
    careers.series,
    careers.first_season,
    careers.last_season
from mart.driver_career as careers
full join sums on careers.driver_id = sums.driver_id
where row(
        careers.races, careers.wins, careers.poles, careers.fastest_laps, careers.podiums, coalesce(careers.races_unread, 0),
        coalesce(careers.wins_unread, 0), coalesce(careers.poles_unread, 0), coalesce(careers.fastest_laps_unread, 0),
        coalesce(careers.podiums_unread, 0), coalesce(careers.series, 0), careers.first_season, careers.last_season
    ) is distinct from row(
        sums.races, sums.wins, sums.poles, sums.fastest_laps, sums.podiums, coalesce(sums.races_unread, 0),
        coalesce(sums.wins_unread, 0), coalesce(sums.poles_unread, 0), coalesce(sums.fastest_laps_unread, 0),
        coalesce(sums.podiums_unread, 0), coalesce(sums.series, 0), sums.first_season, sums.last_season
    )
