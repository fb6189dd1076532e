-- severity: WARN
-- table: mart.season_entry
-- invariant: 31
-- remedy: The birth date or the season is wrong in the article, or the row is another person's.
-- A season is at least 8 years after the driver's birth, in cars 14.
with entries as (select * from mart.season_entry),

drivers as (select * from mart.driver)

select
    entries.driver_id,
    entries.cell_id,
    entries.season,
    entries.series,
    drivers.birth_date
from entries
inner join drivers on entries.driver_id = drivers.driver_id
where entries.first_year - year(drivers.birth_date) < case when entries.discipline = 'karting' then 8 else 14 end
