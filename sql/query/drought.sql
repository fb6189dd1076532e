-- How many races have gone by since the season of a driver's last win and last podium? Who has none has no number.
with seasons as (select * from mart.driver_season),

last_successes as (
    select
        driver_id,
        max(season) filter (where wins > 0) as last_win_season,
        max(season) filter (where podiums > 0) as last_podium_season
    from seasons
    group by driver_id
)

select
    last_successes.driver_id,
    last_successes.last_win_season,
    case when last_successes.last_win_season is not null
        then coalesce(sum(seasons.races) filter (where seasons.season > last_successes.last_win_season), 0)
    end as races_since_win_season,
    last_successes.last_podium_season,
    case when last_successes.last_podium_season is not null
        then coalesce(sum(seasons.races) filter (where seasons.season > last_successes.last_podium_season), 0)
    end as races_since_podium_season
from last_successes
inner join seasons on last_successes.driver_id = seasons.driver_id
group by last_successes.driver_id, last_successes.last_win_season, last_successes.last_podium_season
order by last_successes.driver_id
