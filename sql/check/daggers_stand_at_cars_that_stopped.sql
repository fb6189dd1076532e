-- severity: WARN
-- table: mart.race_result
-- invariant: 63
-- remedy: The dagger's note and the cell do not fit: mend one of them in the article.
-- Where a dagger means a car that did not finish, it stands only at a position, and where it means that or a guest, at no
-- place of a championship.
with notes as (
    select * from staging.footnote
    where mark = '†' and meaning = 'classified_dnf'
),

guest_notes as (
    select * from staging.footnote
    where mark = '†' and meaning in ('classified_dnf', 'guest')
),

standings as (
    select * from mart.season_standing
    where contains(position_text, '†') and position is not null
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
union all by name
select
    standings.driver_id,
    standings.position_cell_id as cell_id,
    standings.first_year as season,
    standings.series,
    standings.position_text as result_text
from standings
semi join guest_notes on standings.snapshot_id = guest_notes.snapshot_id and standings.table_no = guest_notes.table_no
