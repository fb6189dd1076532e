-- severity: ERROR
-- table: raw.cell
-- invariant: 1
-- remedy: Find the reader that builds the address otherwise than DESIGN.md says.
-- A cell's address is made of its snapshot, table, row and column.
select driver_id, cell_id, snapshot_id, table_no, row_no, column_no
from raw.cell
where cell_id is distinct from snapshot_id || '/t' || table_no || '/r' || row_no || '/c' || column_no
