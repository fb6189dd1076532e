-- severity: ERROR
-- table: mart.race_result
-- invariant: 61
-- remedy: The reader of results gave a cell no status, one outside the closed list, or two.
-- Every race cell is read once and has one status of the closed list; blank cells of races not held have none.
with results as (
    select
        *,
        count(*) over (partition by cell_id) as readings
    from mart.race_result
)

select
    driver_id,
    cell_id,
    result_text,
    status,
    state,
    readings
from results
where readings > 1
    or (
        coalesce(state, '') != 'not_held'
        and coalesce(status, '') not in (
            'classified', 'classified_dnf', 'retired', 'not_classified', 'disqualified', 'not_started', 'not_qualified',
            'withdrawn', 'excluded', 'practice_only', 'cancelled', 'not_entered', 'unread'
        )
    )
