-- severity: WARN
-- table: mart.race_result
-- invariant: 65
-- remedy: A new car without a new team happens; check that the grid's rows are split rightly.
-- Within a season of one series the car changes only with the team; tables of chassis and engines are apart.
with cars as (
    select
        driver_id,
        season,
        series_id,
        team_id,
        min(series) as series,
        min(team) as team,
        min(cell_id) as cell_id,
        string_agg(distinct car, ', ' order by car) as cars,
        count(distinct car) as number_of_cars
    from mart.race_result
    where kind = 'results_grid' and car is not null and not contains(car, ' / ') and team_id is not null
    group by driver_id, season, series_id, team_id
)

select
    driver_id,
    cell_id,
    season,
    series,
    team,
    cars
from cars
where number_of_cars > 1
