-- severity: WARN
-- table: mart.race_result
-- invariant: 52
-- remedy: A blank inside the season may be a race not entered, or a result that is missing in the article.
-- Blank race cells stand only after the season's last race, except in grids with a column for the car, where a blank is a
-- race not entered.
with results as (
    select * from mart.race_result
    where kind = 'results_grid'
)

select
    driver_id,
    cell_id,
    season,
    series,
    round_no
from results
where state = 'not_entered' and event is null and car is null
