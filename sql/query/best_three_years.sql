-- Which three years in a row brought a driver the most podiums?
with windows as (
    select
        first.driver_id,
        first.season as from_season,
        sum(other.races) as races,
        sum(other.wins) as wins,
        sum(other.podiums) as podiums
    from mart.driver_season as first
    inner join mart.driver_season as other
        on first.driver_id = other.driver_id
        and other.season between first.season and first.season + 2
    group by first.driver_id, first.season
)

select driver_id, from_season, from_season + 2 as to_season, races, wins, podiums
from windows
qualify row_number() over (partition by driver_id order by podiums desc, wins desc, from_season) = 1
order by podiums desc, driver_id
