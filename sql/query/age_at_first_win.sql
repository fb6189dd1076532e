-- How old was each driver on the first day of the season of the first win?
with first_wins as (
    select
        driver_id,
        min(season) as season
    from mart.driver_season
    where wins > 0
    group by driver_id
)

select
    drivers.driver_id,
    drivers.birth_date,
    drivers.birth_date_basis,
    first_wins.season,
    date_diff('year', drivers.birth_date, make_date(first_wins.season, 1, 1))
    - (strftime(drivers.birth_date, '%m-%d') > '01-01')::integer as age
from mart.driver as drivers
inner join first_wins on drivers.driver_id = first_wins.driver_id
where drivers.birth_date is not null
order by age, drivers.driver_id
