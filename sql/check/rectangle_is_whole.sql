-- severity: ERROR
-- table: raw.cell
-- invariant: 1
-- remedy: Look at the table in pipeline/parse/markup/scan.py's terms: a place of its rectangle has no cell, or two.
-- Every place of a table's rectangle holds exactly one cell, rows times columns, and no cell lies outside of it or in no table.
with cells as (
    select
        snapshot_id,
        table_no,
        count(*) as cells,
        count(distinct (row_no, column_no)) as places,
        least(min(row_no), min(column_no)) as first_place,
        max(row_no) as last_row,
        max(column_no) as last_column,
        min(driver_id) as driver_id,
        min(cell_id) as cell_id
    from raw.cell
    group by snapshot_id, table_no
),

tables as (select * from raw.wikitable)

select
    coalesce(tables.driver_id, cells.driver_id) as driver_id,
    cells.cell_id,
    coalesce(tables.snapshot_id, cells.snapshot_id) as snapshot_id,
    coalesce(tables.table_no, cells.table_no) as table_no,
    tables.row_count,
    tables.column_count,
    cells.cells
from tables
full join cells on tables.snapshot_id = cells.snapshot_id and tables.table_no = cells.table_no
where coalesce(cells.cells, 0) is distinct from tables.row_count * tables.column_count
    or cells.places != cells.cells
    or cells.first_place < 1
    or cells.last_row > tables.row_count
    or cells.last_column > tables.column_count
