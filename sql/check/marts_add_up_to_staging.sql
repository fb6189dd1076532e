-- severity: ERROR
-- table: mart.season_entry
-- invariant: 76
-- remedy: A mart of claims has other rows than staging: refresh it for every driver that changed.
-- The marts of claims hold as many rows of each driver, as many races and the same values in every column as staging.
with entries as (
    select *, 'staging' as layer from staging.season_entry
    union all by name
    select *, 'mart' as layer from mart.season_entry
),

standings as (
    select *, 'staging' as layer from staging.season_standing
    union all by name
    select *, 'mart' as layer from mart.season_standing
),

results as (
    select *, 'staging' as layer from staging.race_result
    union all by name
    select *, 'mart' as layer from mart.race_result
),

claims as (
    select driver_id, 'season_entry' as claims, layer, races,
        hash(
            cell_id, snapshot_id, driver_id, table_no, row_no, discipline, season, first_year, last_year, series, series_id,
            series_class, team, team_id, entry_no, role, races, races_state, wins, wins_state, poles, poles_state, fastest_laps,
            fastest_laps_state, podiums, podiums_state, is_provisional
        ) as fingerprint
    from entries
    union all
    select driver_id, 'season_standing' as claims, layer, null as races,
        hash(
            cell_id, snapshot_id, driver_id, table_no, row_no, discipline, season, first_year, last_year, series, series_id,
            series_class, points, points_gross, points_text, points_state, points_cell_id, position, position_text, position_state,
            position_cell_id, is_tie, is_provisional, source, entries, position_class
        ) as fingerprint
    from standings
    union all
    select driver_id, 'race_result' as claims, layer, null as races,
        hash(
            cell_id, snapshot_id, driver_id, table_no, row_no, column_no, kind, season, series, series_id, race_class, team,
            team_id, car, round_no, event, event_link, event_race, session, result_text, position, class_position, status,
            is_entered, is_start, is_classified, is_pole, is_fastest_lap, sprint_position, marks, colour, colour_meaning, state,
            discipline, is_interim
        ) as fingerprint
    from results
    union all
    select driver_id, 'driver' as claims, 'staging' as layer, null as races,
        hash(
            full_name, coalesce(birth_date, prose_birth_date), birth_place, death_date, nationality, racing_licence, current_team, relatives
        ) as fingerprint
    from staging.driver
    union all
    select driver_id, 'driver' as claims, 'mart' as layer, null as races,
        hash(full_name, birth_date, birth_place, death_date, nationality, racing_licence, current_team, relatives) as fingerprint
    from mart.driver
    semi join staging.driver as claims on driver.driver_id = claims.driver_id
)

select
    driver_id,
    claims,
    count(*) filter (where layer = 'staging') as staged_rows,
    count(*) filter (where layer = 'mart') as mart_rows,
    sum(races) filter (where layer = 'staging') as staged_races,
    sum(races) filter (where layer = 'mart') as mart_races
from claims
group by driver_id, claims
having staged_rows != mart_rows or staged_races is distinct from mart_races or bit_xor(fingerprint) != 0
