-- severity: ERROR
-- table: mart.season_entry
-- invariant: 21
-- remedy: A reader gave a value without its state, or a state without its value.
-- A value is null if and only if its state is not `reported`.
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
    where value is not null
),

claims as (
    select * from entries
    union all by name
    select * from standings
    union all by name
    select * from infobox_claims
)

select
    driver_id,
    cell_id,
    column_name,
    value,
    state
from claims
where (value is not null) is distinct from coalesce(state = 'reported', false)
