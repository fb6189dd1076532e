-- severity: WARN
-- table: mart.race_result
-- invariant: 63
-- remedy: The dagger's note and the cell do not fit: mend one of them in the article.
-- Where a dagger means a car that did not finish, it stands only at a position.
with notes as (
    select * from staging.footnote
    where mark = '†' and meaning = 'classified_dnf'
),

results as (
    select * from mart.race_result
    where contains(marks, '†') and state = 'reported'
)

select
    results.driver_id,
    results.cell_id,
    results.season,
    results.series,
    results.event,
    results.result_text,
    results.status
from results
semi join notes on results.snapshot_id = notes.snapshot_id and results.table_no = notes.table_no
where results.status not in ('classified_dnf', 'retired') or (results.status = 'classified_dnf' and results.position is null)
