-- severity: ERROR
-- table: raw.cell
-- invariant: 1
-- remedy: Look at the table in pipeline/parse/markup/scan.py's terms: a place of its rectangle has no cell, or two.
-- Every place of a table's rectangle holds exactly one cell: rows times columns.
with cells as (
    select
        snapshot_id,
        table_no,
        count(*) as cells,
        count(distinct (row_no, column_no)) as places,
        min(cell_id) as cell_id
    from raw.cell
    group by snapshot_id, table_no
),

tables as (select * from raw.wikitable)

select
    tables.driver_id,
    cells.cell_id,
    tables.snapshot_id,
    tables.table_no,
    tables.row_count,
    tables.column_count,
    cells.cells
from tables
left join cells on tables.snapshot_id = cells.snapshot_id and tables.table_no = cells.table_no
where coalesce(cells.cells, 0) != tables.row_count * tables.column_count or cells.places != cells.cells
