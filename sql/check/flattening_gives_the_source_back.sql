-- severity: ERROR
-- table: staging.row_repair
-- invariant: 5
-- remedy: A repaired row lost or gained a value: see pipeline/parse/packed/repair.py.
-- Flattening a repaired row gives the row of the source back, cell for cell.
with repairs as (select * from staging.row_repair)

select
    driver_id,
    snapshot_id || '/t' || table_no || '/r' || row_no || '/c1' as cell_id,
    swallowed,
    rule
from repairs
where not coalesce(is_round_trip, false)
