-- severity: ERROR
-- table: raw.cell
-- invariant: 74
-- scope: warehouse
-- remedy: Parsing is not a function of its input: look for an order that is not fixed.
-- Snapshots of equal content have equal cells, infobox fields, sentences, tables and columns.
with repeated as (
    select
        snapshot_id,
        sha256,
        format,
        title
    from raw.article
    qualify count(*) over (partition by sha256, format, title) > 1
),

parts as (
    select
        snapshot_id,
        true as is_cell,
        hash(
            table_no, row_no, column_no, origin_row_no, origin_column_no, source_column_no, is_header, markup, text, colour, is_bold,
            is_italic, link_target
        ) as fingerprint
    from raw.cell
    semi join repeated using (snapshot_id)
    union all
    select snapshot_id, false as is_cell, hash(block_no, template, field, markup, text) as fingerprint
    from raw.infobox_field
    semi join repeated using (snapshot_id)
    union all
    select snapshot_id, false as is_cell, hash(sentence_no, section, text) as fingerprint
    from raw.sentence
    semi join repeated using (snapshot_id)
    union all
    select snapshot_id, false as is_cell, hash(table_no, section, caption, kind, row_count, column_count, header_rows) as fingerprint
    from raw.wikitable
    semi join repeated using (snapshot_id)
    union all
    select snapshot_id, false as is_cell, hash(table_no, column_no, label, column_name) as fingerprint
    from raw.table_column
    semi join repeated using (snapshot_id)
),

fingerprints as (
    select
        repeated.sha256,
        repeated.format,
        repeated.title,
        repeated.snapshot_id,
        count(parts.snapshot_id) filter (where parts.is_cell) as cells,
        count(parts.snapshot_id) as parts,
        coalesce(bit_xor(parts.fingerprint), 0) as fingerprint
    from repeated
    left join parts on repeated.snapshot_id = parts.snapshot_id
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
having count(distinct (parts, fingerprint)) > 1
