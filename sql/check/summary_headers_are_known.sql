-- severity: WARN
-- table: raw.table_column
-- invariant: 2
-- remedy: Add the missing labels to seeds/labels.csv.
-- A career summary's header maps to at least seven known columns, among them season, series (or the heading above names it) and
-- races, no label stands over two columns side by side, and no column of a table that claims are read from has a header that is not
-- known.
with tables as (
    select * from raw.wikitable
    where kind = 'career_summary'
),

current_snapshots as (select * from raw.current_article),

columns as (
    select
        snapshot_id,
        table_no,
        count(distinct column_name) as known,
        bool_or(column_name = 'season') and bool_or(column_name = 'races') as has_season_and_races,
        bool_or(column_name = 'series') as has_series,
        string_agg(label, ' | ' order by column_no) as labels
    from raw.table_column
    group by snapshot_id, table_no
),

-- tables whose entries have a series
read_tables as (
    select distinct snapshot_id, table_no from mart.season_entry
    where series_id is not null
),

unmapped as (
    select * from quality.unmapped_label
    where kind = 'header'
),

-- labels that stand over two columns side by side, each written for itself
repeated as (
    select headers.driver_id, headers.snapshot_id, headers.table_no, headers.cell_id, headers.text
    from raw.cell as headers
    inner join raw.table_column as labels
        on headers.snapshot_id = labels.snapshot_id
        and headers.table_no = labels.table_no
        and headers.column_no = labels.column_no
        and headers.text = labels.label
    inner join raw.table_column as before
        on labels.snapshot_id = before.snapshot_id
        and labels.table_no = before.table_no
        and labels.column_no = before.column_no + 1
        and labels.label = before.label
    where headers.is_header and headers.origin_column_no = headers.column_no and headers.text != ''
),

claiming as (
    select * from raw.wikitable
    where kind in ('career_summary', 'karting_summary', 'results_grid', 'event_results')
)

select
    tables.driver_id,
    tables.snapshot_id || '/t' || tables.table_no || '/r1/c1' as cell_id,
    tables.section,
    columns.known,
    columns.labels
from tables
inner join current_snapshots on tables.snapshot_id = current_snapshots.snapshot_id
left join columns on tables.snapshot_id = columns.snapshot_id and tables.table_no = columns.table_no
left join read_tables on tables.snapshot_id = read_tables.snapshot_id and tables.table_no = read_tables.table_no
where coalesce(columns.known, 0) < 7
    or not coalesce(columns.has_season_and_races, false)
    or (not coalesce(columns.has_series, false) and read_tables.table_no is null)
union all by name
select
    unmapped.driver_id,
    unmapped.cell_id,
    claiming.section,
    unmapped.label as labels
from unmapped
inner join claiming on unmapped.snapshot_id = claiming.snapshot_id and unmapped.table_no = claiming.table_no
union all by name
select
    repeated.driver_id,
    repeated.cell_id,
    tables.section,
    repeated.text as labels
from repeated
inner join tables on repeated.snapshot_id = tables.snapshot_id and repeated.table_no = tables.table_no
inner join current_snapshots on repeated.snapshot_id = current_snapshots.snapshot_id
