-- severity: WARN
-- table: staging.row_repair
-- invariant: 8
-- remedy: Compare the row with the page; a correction in seeds/corrections.csv can decide it.
-- One alignment is possible for every repaired row, after the rules.
with repairs as (select * from staging.row_repair)

select
    driver_id,
    snapshot_id || '/t' || table_no || '/r' || row_no || '/c1' as cell_id,
    swallowed,
    alignments,
    rule,
    margin
from repairs
where not coalesce(is_certain, false)
