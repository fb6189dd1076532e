-- severity: WARN
-- table: staging.footnote
-- invariant: 28
-- remedy: Add the note below the article's table.
-- A footnote mark in a table has its note below it.
with tables as (
    select * from raw.wikitable
    where kind in ('career_summary', 'results_grid', 'event_results')
),

current_snapshots as (select * from raw.current_article),

notes as (select * from staging.footnote),

marked as (
    select
        cells.driver_id,
        cells.snapshot_id,
        cells.table_no,
        unnest(list_distinct(regexp_extract_all(cells.text, '†+|‡+|\*+'))) as mark,
        cells.cell_id
    from raw.cell as cells
    where not coalesce(cells.is_header, false) and regexp_matches(cells.text, '[†‡*]')
),

marks as (
    select
        driver_id,
        snapshot_id,
        table_no,
        mark,
        min(cell_id) as cell_id,
        count(*) as cells
    from marked
    group by driver_id, snapshot_id, table_no, mark
)

select
    marks.driver_id,
    marks.cell_id,
    tables.section,
    marks.mark,
    marks.cells
from marks
inner join current_snapshots on marks.snapshot_id = current_snapshots.snapshot_id
inner join tables on marks.snapshot_id = tables.snapshot_id and marks.table_no = tables.table_no
anti join notes on marks.snapshot_id = notes.snapshot_id and marks.table_no = notes.table_no and marks.mark = notes.mark
