-- severity: WARN
-- table: mart.season_standing
-- invariant: 69
-- remedy: Compare the infobox's last season with the final standings.
-- The position and points that an infobox gives for the last season of a series are the standing's.
with claims as (
    select * from staging.infobox_claim
    where metric in ('last_season', 'last_position') and value is not null and series_id is not null
),

last_seasons as (
    select
        driver_id,
        series_id,
        block_no,
        max(value) filter (where metric = 'last_season')::integer as season,
        max(value) filter (where metric = 'last_position') as position,
        max(alternate) filter (where metric = 'last_position') as points,
        min(cell_id) filter (where metric = 'last_position') as cell_id
    from claims
    group by driver_id, series_id, block_no
),

standings as (
    select * from mart.season_standing
    where discipline = 'racing' and series_class is null and not is_provisional
)

select
    last_seasons.driver_id,
    last_seasons.cell_id,
    last_seasons.season,
    standings.series,
    last_seasons.position as infobox_position,
    standings.position,
    last_seasons.points as infobox_points,
    standings.points
from last_seasons
inner join standings
    on last_seasons.driver_id = standings.driver_id
    and last_seasons.series_id = standings.series_id
    and last_seasons.season between standings.first_year and standings.last_year
where last_seasons.position != standings.position
    or (last_seasons.points != standings.points and last_seasons.points is distinct from standings.points_gross)
