-- severity: ERROR
-- table: mart.race_result
-- invariant: 61
-- remedy: The reader of results gave a cell no status, one outside the closed list, or two.
-- Every race cell is read once and has one status of the closed list, with the start that the rules give it; a race that was not
-- held was not entered, one not entered was not started, and who has a place was classified.
with results as (
    select
        *,
        count(*) over (partition by cell_id) as readings
    from mart.race_result
),

outcomes as (
    select distinct status, is_start = 'true' as is_start, is_classified = 'true' as is_classified
    from raw.rule_result_codes
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
    or (state = 'not_held' and status != 'not_entered')
    or (is_start and (not coalesce(is_entered, true) or state in ('not_entered', 'not_held', 'cancelled', 'pending')))
    or (position is not null and status not in ('classified', 'classified_dnf'))
    or (status in (select status from outcomes) and (status, is_start, is_classified) not in (select (status, is_start, is_classified) from outcomes))
    or (
        coalesce(state, '') != 'not_held'
        and coalesce(status, '') not in (
            'classified', 'classified_dnf', 'retired', 'not_classified', 'disqualified', 'not_started', 'not_qualified',
            'withdrawn', 'excluded', 'practice_only', 'cancelled', 'not_entered', 'unread'
        )
    )
