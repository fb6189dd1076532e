-- severity: WARN
-- table: mart.season_entry
-- invariant: 4
-- remedy: Put the article's rows in order of time, or check that the season was read right.
-- Seasons do not decrease down a table.
with rows as (
    select driver_id, cell_id, table_no, row_no, season, series, first_year from mart.season_entry
    union all
    select
        driver_id, min(cell_id) as cell_id, table_no, row_no, season::varchar as season, min(series) as series, season as first_year
    from mart.race_result
    where season is not null
    group by driver_id, table_no, row_no, season
),

entries as (
    select
        *,
        lag(first_year) over (partition by driver_id, table_no order by row_no) as year_above
    from rows
)

select
    driver_id,
    cell_id,
    season,
    series,
    year_above
from entries
where first_year < year_above
