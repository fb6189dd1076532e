-- How many of a driver's poles became wins, race by race, with and without the retirements?
select
    driver_id,
    count(*) filter (where is_pole) as poles,
    count(*) filter (where is_pole and position = 1) as wins_from_pole,
    round(100 * count(*) filter (where is_pole and position = 1) / count(*) filter (where is_pole), 1) as percent,
    round(100 * count(*) filter (where is_pole and position = 1) / nullif(count(*) filter (where is_pole and status != 'retired'), 0), 1)
        as percent_of_finishes
from mart.race_result
where discipline = 'racing' and not is_interim and is_start
group by driver_id
having count(*) filter (where is_pole) > 0
order by driver_id
