-- severity: WARN
-- table: mart.race_result
-- invariant: none
-- remedy: Compare overall and class position of the article's row with the race.
-- A position in class is not behind the overall position, and a car that retired has neither.
with results as (
    select * from mart.race_result
    where class_position is not null
)

select
    driver_id,
    cell_id,
    season,
    series,
    event,
    result_text,
    position,
    class_position
from results
where class_position > position or status = 'retired'
