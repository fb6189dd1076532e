-- severity: WARN
-- table: staging.footnote
-- invariant: 29
-- remedy: The mark was lost with the results, or the note is a leftover in the article.
-- A note below a table has its mark in the table.
with notes as (select * from staging.footnote)

select
    driver_id,
    snapshot_id || '/t' || table_no || '/r1/c1' as cell_id,
    mark,
    text
from notes
where table_no is not null and not coalesce(is_marked, false) and not starts_with(mark, 'note:')
