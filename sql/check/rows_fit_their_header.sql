-- severity: WARN
-- table: raw.table_column
-- invariant: none
-- remedy: Remove the cell too many, or give its column a header: most often the row's values have moved to the right.
-- No row of a summary or results table has a value in a column without a header.
with tables as (
    select * from raw.wikitable
    where kind in ('career_summary', 'karting_summary', 'results_grid', 'event_results')
),

current_snapshots as (select * from raw.current_article),

headless as (
    select * from raw.table_column
    where coalesce(label, '') = '' and column_name is null
),

-- rows of a table's body, whose cells may be written as headers too
body_rows as (
    select snapshot_id, table_no, row_no
    from raw.cell
    group by snapshot_id, table_no, row_no
    having bool_or(text != '' and not coalesce(is_header, false) and origin_row_no = row_no)
),

cells as (
    select raw_cells.*
    from raw.cell as raw_cells
    semi join body_rows
        on raw_cells.snapshot_id = body_rows.snapshot_id
        and raw_cells.table_no = body_rows.table_no
        and raw_cells.row_no = body_rows.row_no
    where raw_cells.text != '' and raw_cells.origin_column_no = raw_cells.column_no and raw_cells.origin_row_no = raw_cells.row_no
)

select
    cells.driver_id,
    cells.cell_id,
    tables.section,
    cells.text
from cells
inner join headless
    on cells.snapshot_id = headless.snapshot_id
    and cells.table_no = headless.table_no
    and cells.column_no = headless.column_no
inner join tables on cells.snapshot_id = tables.snapshot_id and cells.table_no = tables.table_no
inner join current_snapshots on cells.snapshot_id = current_snapshots.snapshot_id
