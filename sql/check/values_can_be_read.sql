-- severity: WARN
-- table: quality.unread_cell
-- invariant: none
-- remedy: Mend the cell: it stands in the wrong column, or two rows give one standing two values; a code of a series' own goes into seeds/result_codes.csv.
-- What an article writes in the place of a number or result can be read as one; what a flattened text has lost is apart, and what a
-- template hides, unless it hides one result among others that are written.
with unread_cells as (select * from quality.unread_cell),

-- templates that hold results are named after their season
hidden as (
    select * from unread_cells
    where reason = 'template' and not regexp_matches(template, '\d{4}$')
),

results as (
    select driver_id, table_no, cell_id, state from mart.race_result
    where kind = 'results_grid'
),

tables as (
    select driver_id, table_no, min(cell_id) filter (where state = 'unread') as cell_id
    from results
    semi join hidden on results.driver_id = hidden.driver_id
    group by driver_id, table_no
    having count(*) filter (where state = 'unread') = 1 and count(*) filter (where state = 'reported') >= 3
)

select driver_id, cell_id, reason, text
from unread_cells
where reason not in ('template', 'result_lost')
union all
select hidden.driver_id, hidden.cell_id, hidden.reason, hidden.call as text
from hidden
semi join tables on hidden.driver_id = tables.driver_id and hidden.cell_id = tables.cell_id
