-- severity: ERROR
-- table: staging.row_repair
-- invariant: 5
-- remedy: A repaired row lost or gained a value: see pipeline/parse/packed/repair.py.
-- Flattening a repaired row gives the row of the source back, cell for cell.
with repairs as (select * from staging.row_repair),

-- a row as it flattens: its values in the order of the source, without the blanks that only show where there is none
articles as (
    select
        articles.snapshot_id,
        regexp_replace(chr(10) || '|' || replace(articles.content, chr(10), '|' || chr(10) || '|') || '|', '[ \t\r]*\|[ \t\r|]*', '|', 'g')
            as lines
    from raw.article as articles
    semi join repairs on articles.snapshot_id = repairs.snapshot_id
),

rows as (
    select
        cells.snapshot_id,
        cells.table_no,
        cells.row_no,
        chr(10) || regexp_replace(
            '|' || string_agg(cells.markup, '|' order by cells.source_column_no, cells.column_no) || '|', '[ \t\r]*\|[ \t\r|]*', '|', 'g'
        ) as line,
        bool_and(trim(cells.text) = trim(cells.markup) or regexp_matches(cells.markup, '[\[{<&^''|]')) as is_plain
    from raw.cell as cells
    semi join repairs
        on cells.snapshot_id = repairs.snapshot_id
        and cells.table_no = repairs.table_no
        and cells.row_no = repairs.row_no
    where cells.origin_row_no = cells.row_no and cells.origin_column_no = cells.column_no
    group by cells.snapshot_id, cells.table_no, cells.row_no
)

select
    repairs.driver_id,
    repairs.snapshot_id || '/t' || repairs.table_no || '/r' || repairs.row_no || '/c1' as cell_id,
    repairs.swallowed,
    repairs.rule,
    rows.line
from repairs
left join articles on repairs.snapshot_id = articles.snapshot_id
left join rows
    on repairs.snapshot_id = rows.snapshot_id
    and repairs.table_no = rows.table_no
    and repairs.row_no = rows.row_no
where not coalesce(repairs.is_round_trip, false)
    or not contains(articles.lines, rows.line)
    or not rows.is_plain
