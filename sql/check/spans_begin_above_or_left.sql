-- severity: ERROR
-- table: raw.cell
-- invariant: 6
-- remedy: The rectangle's expansion of spans is wrong: see the table's rows.
-- A spanned place has its origin above or left of it in the same table.
select driver_id, cell_id, origin_row_no, origin_column_no
from raw.cell
where origin_row_no is null
    or origin_column_no is null
    or origin_row_no > row_no
    or origin_column_no > column_no
    or origin_row_no < 1
    or origin_column_no < 1
