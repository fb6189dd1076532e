-- severity: WARN
-- table: mart.season_entry
-- invariant: 66
-- remedy: Add the season's row to the grid, or take the word Complete out of its heading.
-- Every entry of a series that has a table of complete results has a row in it.
with complete_series as (
    select distinct
        results.driver_id,
        results.series_id
    from mart.race_result as results
    inner join raw.wikitable as tables
        on results.snapshot_id = tables.snapshot_id and results.table_no = tables.table_no
    where tables.section ilike 'complete%'
),

grids as (select * from mart.grid_season),

entries as (
    select * from mart.season_entry
    where discipline = 'racing' and role is null and (races > 0 or races is null)
)

select
    entries.driver_id,
    entries.cell_id,
    entries.season,
    entries.series,
    entries.team,
    entries.races
from entries
semi join complete_series on entries.driver_id = complete_series.driver_id and entries.series_id = complete_series.series_id
anti join grids on entries.driver_id = grids.driver_id and entries.series_id = grids.series_id and entries.first_year = grids.season
