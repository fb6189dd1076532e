-- severity: ERROR
-- table: raw.cell
-- invariant: 1
-- remedy: Find the reader that writes one address twice or builds it otherwise than DESIGN.md says.
-- A cell's address is made of its snapshot, table, row and column, and no two cells share one.
with cells as (select * from raw.cell),

wrong as (
    select * from cells
    where cell_id != snapshot_id || '/t' || table_no || '/r' || row_no || '/c' || column_no
),

repeated as (
    select * from cells
    qualify count(*) over (partition by cell_id) > 1
)

select driver_id, cell_id, snapshot_id, table_no, row_no, column_no from wrong
union
select driver_id, cell_id, snapshot_id, table_no, row_no, column_no from repeated
