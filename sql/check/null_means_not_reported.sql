-- severity: ERROR
-- table: mart.season_entry
-- invariant: 21
-- remedy: A reader gave a value without its state, or a state without its value.
-- A value is null if and only if its state is not `reported`, and every state is one of the closed list.
with entries as (
    select
        driver_id,
        cell_id,
        unnest([
            {'column_name': 'races', 'value': races, 'state': races_state},
            {'column_name': 'wins', 'value': wins, 'state': wins_state},
            {'column_name': 'poles', 'value': poles, 'state': poles_state},
            {'column_name': 'fastest_laps', 'value': fastest_laps, 'state': fastest_laps_state},
            {'column_name': 'podiums', 'value': podiums, 'state': podiums_state}
        ], recursive := true)
    from mart.season_entry
),

standings as (
    select
        driver_id,
        cell_id,
        unnest([
            {'column_name': 'points', 'value': points, 'state': points_state},
            {'column_name': 'position', 'value': position::decimal(12, 4), 'state': position_state}
        ], recursive := true)
    from mart.season_standing
),

infobox_claims as (
    select
        driver_id,
        cell_id,
        metric as column_name,
        value,
        state
    from staging.infobox_claim
),

-- a race's result has its position, its text or its colour; an unread one may say a place in class
results as (
    select
        driver_id,
        cell_id,
        'position' as column_name,
        coalesce(position, case when state = 'reported' and coalesce(result_text, class_position::varchar, colour_meaning) is not null then 0 end)
            ::decimal(12, 4) as value,
        state
    from mart.race_result
    where kind = 'results_grid' or position is not null or state != 'reported'
),

claims as (
    select * from entries
    union all by name
    select * from standings
    union all by name
    select * from infobox_claims
    union all by name
    select * from results
)

select
    driver_id,
    cell_id,
    column_name,
    value,
    state
from claims
where (value is not null) is distinct from coalesce(state = 'reported', false)
    or coalesce(state, '') not in (
        'reported', 'not_applicable', 'unknown', 'pending', 'not_classified', 'ineligible', 'excluded', 'role', 'not_held', 'not_entered',
        'cancelled', 'blank', 'ambiguous', 'unread'
    )
