-- severity: ERROR
-- table: mart.driver_season
-- invariant: 38
-- remedy: Mart.driver_season does not hold the rows of mart.driver_measure that add up to mart.driver_career.
-- A driver's career equals the sum of the driver's seasons, for each count, unread entries among them, and spans them; its titles
-- and best position are those of the final positions.
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
        count(season)::integer as seasons,
        min(season) as first_season,
        max(season) as last_season
    from mart.driver_season
    group by driver_id
),

positions as (
    select
        driver_id,
        (count(distinct (first_year, last_year, series_id, series_class)) filter (where position = 1))::integer as titles,
        min(position) as best_position,
        min_by(first_year, (position, first_year)) as best_position_season
    from mart.final_position
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
    careers.seasons,
    careers.first_season,
    careers.last_season,
    careers.titles,
    careers.best_position,
    careers.best_position_season
from mart.driver_career as careers
full join sums on careers.driver_id = sums.driver_id
left join positions on careers.driver_id = positions.driver_id
where row(
        careers.races, careers.wins, careers.poles, careers.fastest_laps, careers.podiums, coalesce(careers.races_unread, 0),
        coalesce(careers.wins_unread, 0), coalesce(careers.poles_unread, 0), coalesce(careers.fastest_laps_unread, 0),
        coalesce(careers.podiums_unread, 0), coalesce(careers.seasons, 0), careers.first_season, careers.last_season,
        coalesce(careers.titles, 0), careers.best_position, careers.best_position_season
    ) is distinct from row(
        sums.races, sums.wins, sums.poles, sums.fastest_laps, sums.podiums, coalesce(sums.races_unread, 0),
        coalesce(sums.wins_unread, 0), coalesce(sums.poles_unread, 0), coalesce(sums.fastest_laps_unread, 0),
        coalesce(sums.podiums_unread, 0), coalesce(sums.seasons, 0), sums.first_season, sums.last_season,
        coalesce(positions.titles, 0), positions.best_position, positions.best_position_season
    )
