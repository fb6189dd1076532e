-- severity: WARN
-- table: mart.infobox_witness
-- invariant: 43
-- remedy: One of the three numbers of the infobox is older than the others.
-- Within an infobox block wins are no more than podiums, and podiums no more than starts.
with blocks as (
    select
        driver_id,
        block_no,
        scope,
        min(cell_id) as cell_id,
        max(value) filter (where metric = 'races') as races,
        max(value) filter (where metric = 'podiums') as podiums,
        max(value) filter (where metric = 'wins') as wins
    from mart.infobox_witness
    where scope != 'misplaced'
    group by driver_id, block_no, scope
)

select
    driver_id,
    cell_id,
    wins,
    podiums,
    races
from blocks
where wins > podiums or podiums > races or wins > races
