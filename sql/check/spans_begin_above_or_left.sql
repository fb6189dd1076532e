-- severity: ERROR
-- table: raw.cell
-- invariant: 6
-- remedy: The rectangle's expansion of spans is wrong: see the table's rows.
-- A spanned place has its origin above or left of it in the same table, and shows what its origin shows.
with cells as (select * from raw.cell),

spanned as (
    select
        driver_id, snapshot_id, table_no, row_no, column_no, cell_id, origin_row_no, origin_column_no, text
    from cells
    where origin_row_no is distinct from row_no or origin_column_no is distinct from column_no
)

select
    spanned.driver_id,
    spanned.cell_id,
    spanned.origin_row_no,
    spanned.origin_column_no,
    spanned.text,
    origins.text as origin_text
from spanned
left join cells as origins
    on spanned.snapshot_id = origins.snapshot_id
    and spanned.table_no = origins.table_no
    and spanned.origin_row_no = origins.row_no
    and spanned.origin_column_no = origins.column_no
where origins.cell_id is null
    or spanned.origin_row_no > spanned.row_no
    or spanned.origin_column_no > spanned.column_no
    or origins.origin_row_no is distinct from origins.row_no
    or origins.origin_column_no is distinct from origins.column_no
    or origins.text is distinct from spanned.text
