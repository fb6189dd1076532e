-- severity: WARN
-- table: mart.race_honour
-- invariant: 67
-- remedy: Compare the articles of the drivers with the race; shared drives are apart.
-- Over all drivers in the warehouse a race has one pole, shared drives and shared laps apart, and the drivers of one car.
select driver_id, cell_id, season, series, event, event_race, result_text
from mart.race_honour
where honour = 'pole' and claiming_cars > 1
