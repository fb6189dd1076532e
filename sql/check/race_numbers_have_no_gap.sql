-- severity: WARN
-- table: mart.race_result
-- invariant: 51
-- remedy: Compare the header of the grid with the page.
-- The race numbers of a grid row run from 1 without a gap.
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
