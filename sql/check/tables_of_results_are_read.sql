-- severity: WARN
-- table: quality.unread_table
-- invariant: 2
-- remedy: Mend the table's header in the article: a column for the season, the series or the races is gone or misspelt.
-- A table whose heading says that it is a career summary or the complete results of a series has a header that says so too.
with unread_tables as (select * from quality.unread_table),

current_snapshots as (select * from raw.current_article)

select
    unread_tables.driver_id,
    unread_tables.snapshot_id || '/t' || unread_tables.table_no || '/r1/c1' as cell_id,
    unread_tables.section,
    unread_tables.row_count,
    unread_tables.column_count,
    unread_tables.reason
from unread_tables
semi join current_snapshots on unread_tables.snapshot_id = current_snapshots.snapshot_id
where regexp_matches(lower(unread_tables.section), '^(?:racing |karting |motorsports? )?career (?:results )?summary$|^complete .*results$')
