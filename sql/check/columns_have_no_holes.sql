-- severity: WARN
-- table: raw.table_column
-- invariant: none
-- remedy: Write the value into the article's cell, or a dash where there is none; a row that lost a cell ends in a hole too.
-- No cell is blank in a column of numbers or places that nearly all other rows fill, nor is a count a dash there, and a place in
-- a championship has its points.
with tables as (
    select * from raw.wikitable
    where kind in ('career_summary', 'karting_summary', 'results_grid', 'event_results')
),

current_snapshots as (select * from raw.current_article),

columns as (
    select * from raw.table_column
    where column_name in ('position', 'class_position', 'points', 'races', 'wins', 'poles', 'fastest_laps', 'podiums')
),

standings as (select * from mart.season_standing),

-- rows of claims: neither header rows nor lines over the whole width
body_rows as (
    select snapshot_id, table_no, row_no
    from raw.cell
    group by snapshot_id, table_no, row_no
    having count(*) filter (where is_header) < count(*) / 2
        and count(*) filter (where origin_row_no = row_no and origin_column_no = column_no) >= 3
),

cells as (
    select
        cells.driver_id,
        cells.snapshot_id,
        cells.table_no,
        cells.cell_id,
        columns.column_name,
        tables.section,
        cells.text = '' and coalesce(cells.markup, '') = '' as is_blank,
        count(*) filter (where cells.text = '' and coalesce(cells.markup, '') = '') over beside as blank_cells,
        count(*) filter (where cells.text != '') over beside as filled_cells
    from raw.cell as cells
    inner join columns
        on cells.snapshot_id = columns.snapshot_id
        and cells.table_no = columns.table_no
        and cells.column_no = columns.column_no
    inner join tables on cells.snapshot_id = tables.snapshot_id and cells.table_no = tables.table_no
    semi join current_snapshots on cells.snapshot_id = current_snapshots.snapshot_id
    semi join body_rows
        on cells.snapshot_id = body_rows.snapshot_id
        and cells.table_no = body_rows.table_no
        and cells.row_no = body_rows.row_no
    window beside as (partition by cells.snapshot_id, cells.table_no, cells.column_no)
),

entries as (
    select
        driver_id,
        table_no,
        cell_id,
        series,
        unnest([
            {'column_name': 'races', 'value': races, 'state': races_state},
            {'column_name': 'wins', 'value': wins, 'state': wins_state},
            {'column_name': 'podiums', 'value': podiums, 'state': podiums_state}
        ], recursive := true)
    from mart.season_entry
    where discipline = 'racing' and role is null
),

counts as (
    select
        *,
        count(value) over beside as filled_cells,
        count(*) filter (where state = 'not_applicable') over beside as dashes
    from entries
    window beside as (partition by driver_id, table_no, column_name)
)

select driver_id, cell_id, section, column_name, filled_cells
from cells
where is_blank and filled_cells >= 3 and blank_cells <= 1 + filled_cells / 10
union
select driver_id, cell_id, series as section, column_name, filled_cells
from counts
where state = 'not_applicable' and filled_cells >= 3 and dashes <= 1 + filled_cells / 10
union
select standings.driver_id, standings.points_cell_id as cell_id, tables.section, 'points' as column_name, null as filled_cells
from standings
inner join tables on standings.snapshot_id = tables.snapshot_id and standings.table_no = tables.table_no
anti join cells on standings.points_cell_id = cells.cell_id and cells.filled_cells >= 3
where standings.position is not null and standings.points_state = 'blank' and standings.points_cell_id is not null
