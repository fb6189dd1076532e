-- severity: WARN
-- table: mart.race_result
-- invariant: 51
-- remedy: Compare the header of the grid with the page.
-- The race numbers of a grid row run from 1 without a gap, no number stands over two columns side by side, and in a season of one
-- grid a number is one event's.
with results as (
    select * from mart.race_result
    where kind = 'results_grid'
),

rows as (
    select
        driver_id,
        snapshot_id,
        table_no,
        season,
        series,
        min(cell_id) as cell_id,
        min(round_no) as first_round,
        max(round_no) as last_round,
        count(distinct round_no) as rounds
    from results
    where round_no is not null
    group by driver_id, snapshot_id, table_no, season, series
),

headers as (
    select
        cells.driver_id,
        cells.snapshot_id,
        cells.cell_id,
        cells.table_no,
        cells.row_no,
        cells.column_no,
        cells.text
    from raw.cell as cells
    inner join raw.table_column as columns
        on cells.snapshot_id = columns.snapshot_id
        and cells.table_no = columns.table_no
        and cells.column_no = columns.column_no
        and cells.text = columns.label
    where cells.is_header
        and starts_with(columns.column_name, 'round:')
        and regexp_full_match(cells.text, '\d+')
        and cells.origin_column_no = cells.column_no
),

repeated as (
    select
        headers.driver_id,
        headers.cell_id,
        headers.table_no,
        headers.text::integer as round_no
    from headers
    inner join headers as before
        on headers.snapshot_id = before.snapshot_id
        and headers.table_no = before.table_no
        and headers.row_no = before.row_no
        and headers.column_no = before.column_no + 1
        and headers.text = before.text
)

select
    driver_id,
    cell_id,
    season,
    series,
    first_round,
    last_round,
    rounds
from rows
where first_round != 1 or last_round != rounds
union all by name
select
    driver_id,
    cell_id,
    round_no as last_round
from repeated
union all by name
select
    driver_id,
    max(cell_id) as cell_id,
    season,
    min(series) as series,
    round_no as last_round,
    count(distinct event) as rounds
from results
where event is not null and round_no is not null
group by driver_id, snapshot_id, table_no, season, coalesce(race_class, ''), round_no
having count(distinct event) > 1
