-- severity: WARN
-- table: mart.race_result
-- invariant: none
-- remedy: Italics of the article's cell are wrong, or the result: compare with the race.
-- A fastest lap is of a race that the driver started.
with results as (
    select * from mart.race_result
    where is_fastest_lap
)

select
    driver_id,
    cell_id,
    season,
    series,
    event,
    result_text,
    status
from results
where not is_start
