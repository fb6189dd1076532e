-- In which races did a driver take pole, the fastest lap and the win, as far as the race cells show all three?
select
    driver_id,
    season,
    series,
    event,
    event_race,
    cell_id
from mart.race_result
where position = 1 and is_pole and is_fastest_lap and not coalesce(is_interim, false)
order by driver_id, season, series, round_no, cell_id
