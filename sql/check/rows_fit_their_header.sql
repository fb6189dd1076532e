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

cells as (
    select * from raw.cell
    where text != '' and not coalesce(is_header, false) and origin_column_no = column_no and origin_row_no = row_no
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
