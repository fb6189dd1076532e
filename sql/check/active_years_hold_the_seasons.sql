-- severity: WARN
-- table: mart.season_entry
-- invariant: 44
-- remedy: Compare the active years of the infobox with the seasons in the tables.
-- The active years that an infobox gives for a series hold every season that the driver raced in it, by summary or grid.
with years as (
    select * from mart.infobox_years
    where metric = 'active_years' and series_id is not null
),

raced as (
    select driver_id, cell_id, first_year, last_year, series, series_id from mart.season_entry
    where discipline = 'racing' and role is null and coalesce(races, 1) > 0
    union all
    select driver_id, min(cell_id) as cell_id, season as first_year, season + 1 as last_year, min(series) as series, series_id
    from mart.race_result
    where is_start and coalesce(discipline, 'racing') = 'racing'
    group by driver_id, season, series_id
)

select raced.driver_id, raced.cell_id, raced.first_year, raced.series, any_value(years.value_text) as value_text
from raced
inner join years on raced.driver_id = years.driver_id and raced.series_id = years.series_id
group by raced.driver_id, raced.cell_id, raced.first_year, raced.series
having count(*) = count(years.first_year)
    and not bool_or(raced.first_year <= years.last_year and raced.last_year >= years.first_year)
