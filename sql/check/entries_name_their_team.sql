-- severity: WARN
-- table: mart.season_entry
-- invariant: none
-- remedy: Write the team into the article's cell, or a dash where there was none.
-- An entry of a summary that has a column for the team names one, or says that there was none.
with entries as (
    select * from mart.season_entry
    where discipline = 'racing' and team_id is null and role is null
),

team_columns as (
    select * from raw.table_column
    where column_name = 'team'
),

blank_cells as (
    select * from raw.cell
    where trim(text) = '' and trim(coalesce(markup, '')) = ''
)

select
    entries.driver_id,
    blank_cells.cell_id,
    entries.season,
    entries.series
from entries
inner join team_columns on entries.snapshot_id = team_columns.snapshot_id and entries.table_no = team_columns.table_no
inner join blank_cells
    on entries.snapshot_id = blank_cells.snapshot_id
    and entries.table_no = blank_cells.table_no
    and entries.row_no = blank_cells.row_no
    and team_columns.column_no = blank_cells.column_no
