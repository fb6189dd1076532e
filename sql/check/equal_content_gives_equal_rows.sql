-- severity: ERROR
-- table: raw.cell
-- invariant: 74
-- scope: warehouse
-- remedy: Parsing is not a function of its input: look for an order that is not fixed.
-- Snapshots of equal content have equal cells.
with repeated as (
    select
        snapshot_id,
        sha256,
        format,
        title
    from raw.article
    qualify count(*) over (partition by sha256, format, title) > 1
),

fingerprints as (
    select
        repeated.sha256,
        repeated.format,
        repeated.title,
        repeated.snapshot_id,
        count(cells.cell_id) as cells,
        coalesce(bit_xor(hash(
            cells.table_no, cells.row_no, cells.column_no, cells.origin_row_no, cells.origin_column_no, cells.source_column_no,
            cells.is_header, cells.markup, cells.text, cells.colour, cells.is_bold, cells.is_italic, cells.link_target
        )), 0) as fingerprint
    from repeated
    left join raw.cell as cells on repeated.snapshot_id = cells.snapshot_id
    group by repeated.sha256, repeated.format, repeated.title, repeated.snapshot_id
)

select
    split_part(min(snapshot_id), '@', 1) as driver_id,
    sha256,
    min(snapshot_id) as snapshot_id,
    max(snapshot_id) as other_snapshot_id,
    min(cells) as cells,
    max(cells) as other_cells
from fingerprints
group by sha256, format, title
having count(distinct (cells, fingerprint)) > 1
