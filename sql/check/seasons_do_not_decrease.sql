-- severity: WARN
-- table: mart.season_entry
-- invariant: 4
-- remedy: Put the article's rows in order of time, or check that the season was read right.
-- Seasons do not decrease down a summary.
with entries as (
    select
        *,
        lag(first_year) over (partition by driver_id, table_no order by row_no) as year_above
    from mart.season_entry
)

select
    driver_id,
    cell_id,
    season,
    series,
    year_above
from entries
where first_year < year_above
