-- severity: ERROR
-- table: staging.row_repair
-- invariant: 7
-- remedy: The repair carried a value over a season's border: see its rule.
-- In a repaired row no value of series, team, points or position is carried over an explicit season other than its own.
with repairs as (select * from staging.row_repair),

seasons as (
    select * from raw.table_column
    where column_name = 'season'
),

shared_columns as (
    select * from raw.table_column
    where column_name in ('series', 'team', 'points', 'position')
),

cells as (select * from raw.cell)

select
    repairs.driver_id,
    carried.cell_id,
    carried.text,
    shared_columns.column_name,
    carried.origin_row_no,
    season_cells.origin_row_no as season_row_no
from repairs
inner join seasons on repairs.snapshot_id = seasons.snapshot_id and repairs.table_no = seasons.table_no
inner join shared_columns on repairs.snapshot_id = shared_columns.snapshot_id and repairs.table_no = shared_columns.table_no
inner join cells as season_cells
    on season_cells.snapshot_id = repairs.snapshot_id
    and season_cells.table_no = repairs.table_no
    and season_cells.row_no = repairs.row_no
    and season_cells.column_no = seasons.column_no
inner join cells as carried
    on carried.snapshot_id = repairs.snapshot_id
    and carried.table_no = repairs.table_no
    and carried.row_no = repairs.row_no
    and carried.column_no = shared_columns.column_no
inner join cells as origin_seasons
    on origin_seasons.snapshot_id = repairs.snapshot_id
    and origin_seasons.table_no = repairs.table_no
    and origin_seasons.row_no = carried.origin_row_no
    and origin_seasons.column_no = seasons.column_no
where carried.origin_row_no < season_cells.origin_row_no
    and origin_seasons.text != season_cells.text
