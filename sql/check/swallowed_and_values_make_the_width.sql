-- severity: ERROR
-- table: staging.row_repair
-- invariant: 11
-- remedy: The repair and the rectangle disagree about the row.
-- In a repaired row the swallowed columns and the row's own values make the table's width.
with repairs as (select * from staging.row_repair),

own_cells as (
    select
        cells.snapshot_id,
        cells.table_no,
        cells.row_no,
        count(*) as width,
        count(*) filter (where cells.origin_row_no = cells.row_no and cells.origin_column_no = cells.column_no) as own
    from raw.cell as cells
    semi join repairs
        on cells.snapshot_id = repairs.snapshot_id
        and cells.table_no = repairs.table_no
        and cells.row_no = repairs.row_no
    group by cells.snapshot_id, cells.table_no, cells.row_no
)

select
    repairs.driver_id,
    repairs.snapshot_id || '/t' || repairs.table_no || '/r' || repairs.row_no || '/c1' as cell_id,
    repairs.swallowed,
    own_cells.own,
    own_cells.width
from repairs
left join own_cells
    on repairs.snapshot_id = own_cells.snapshot_id
    and repairs.table_no = own_cells.table_no
    and repairs.row_no = own_cells.row_no
where own_cells.own + len(repairs.swallowed) is distinct from own_cells.width
    or own_cells.width is null
