-- severity: ERROR
-- table: mart.race_result
-- invariant: 76
-- remedy: A reader left a race cell unread without a row in quality.unread_cell.
-- Every race cell that could not be read stands in quality.unread_cell.
with results as (
    select * from mart.race_result
    where state = 'unread'
),

unread_cells as (select * from quality.unread_cell)

select
    results.driver_id,
    results.cell_id,
    results.event,
    results.status
from results
anti join unread_cells on results.cell_id = unread_cells.cell_id
