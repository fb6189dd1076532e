-- severity: ERROR
-- table: mart.season_entry
-- invariant: 76
-- remedy: A mart of claims has other rows than staging: refresh it for every driver that changed.
-- The marts of claims hold as many rows of each driver, as many races and the same numbers as staging.
with claims as (
    select driver_id, 'season_entry' as claims, 'staging' as layer, races,
        hash(cell_id, entry_no, discipline, first_year, last_year, series_id, series_class, team_id, role, races, wins, poles, fastest_laps, podiums) as fingerprint
    from staging.season_entry
    union all
    select driver_id, 'season_entry' as claims, 'mart' as layer, races,
        hash(cell_id, entry_no, discipline, first_year, last_year, series_id, series_class, team_id, role, races, wins, poles, fastest_laps, podiums) as fingerprint
    from mart.season_entry
    union all
    select driver_id, 'season_standing' as claims, 'staging' as layer, null as races,
        hash(cell_id, discipline, first_year, last_year, series_id, series_class, source, points, position, is_provisional) as fingerprint
    from staging.season_standing
    union all
    select driver_id, 'season_standing' as claims, 'mart' as layer, null as races,
        hash(cell_id, discipline, first_year, last_year, series_id, series_class, source, points, position, is_provisional) as fingerprint
    from mart.season_standing
    union all
    select driver_id, 'race_result' as claims, 'staging' as layer, null as races,
        hash(cell_id, season, series_id, race_class, team_id, round_no, event, event_race, position, class_position, status, is_pole, is_fastest_lap) as fingerprint
    from staging.race_result
    union all
    select driver_id, 'race_result' as claims, 'mart' as layer, null as races,
        hash(cell_id, season, series_id, race_class, team_id, round_no, event, event_race, position, class_position, status, is_pole, is_fastest_lap) as fingerprint
    from mart.race_result
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
