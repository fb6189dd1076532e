-- severity: ERROR
-- table: mart.season_standing
-- invariant: 34
-- remedy: Two rows of one standing were not merged: see pipeline/parse/claims/standing.py.
-- A standing is unique by driver, discipline, season (2019 and 2019–20 are two), series, class and source.
with standings as (select * from mart.season_standing)

select
    driver_id,
    min(cell_id) as cell_id,
    discipline,
    first_year,
    last_year,
    series_id,
    series_class,
    source,
    count(*) as standings
from standings
group by driver_id, discipline, first_year, last_year, series_id, series_class, source
having count(*) > 1
