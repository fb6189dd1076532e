-- severity: ERROR
-- table: mart.season_entry
-- invariant: 76
-- remedy: A mart of claims has other rows than staging: was it refreshed for every driver that changed?.
-- The marts of claims hold as many rows of each driver, as many races and the same numbers as staging.
with staged as (
    select
        driver_id,
        'season_entry' as claims,
        count(*) as rows,
        sum(races) as races,
        bit_xor(hash(cell_id, races, wins, poles, fastest_laps, podiums)) as fingerprint
    from staging.season_entry
    group by driver_id
    union all
    select
        driver_id,
        'season_standing' as claims,
        count(*) as rows,
        null as races,
        bit_xor(hash(cell_id, points, position)) as fingerprint
    from staging.season_standing
    group by driver_id
    union all
    select
        driver_id,
        'race_result' as claims,
        count(*) as rows,
        null as races,
        bit_xor(hash(cell_id, position, class_position, status)) as fingerprint
    from staging.race_result
    group by driver_id
),

marts as (
    select
        driver_id,
        'season_entry' as claims,
        count(*) as rows,
        sum(races) as races,
        bit_xor(hash(cell_id, races, wins, poles, fastest_laps, podiums)) as fingerprint
    from mart.season_entry
    group by driver_id
    union all
    select
        driver_id,
        'season_standing' as claims,
        count(*) as rows,
        null as races,
        bit_xor(hash(cell_id, points, position)) as fingerprint
    from mart.season_standing
    group by driver_id
    union all
    select
        driver_id,
        'race_result' as claims,
        count(*) as rows,
        null as races,
        bit_xor(hash(cell_id, position, class_position, status)) as fingerprint
    from mart.race_result
    group by driver_id
)

select
    coalesce(staged.driver_id, marts.driver_id) as driver_id,
    coalesce(staged.claims, marts.claims) as claims,
    staged.rows as staged_rows,
    marts.rows as mart_rows,
    staged.races as staged_races,
    marts.races as mart_races
from staged
full join marts on staged.driver_id = marts.driver_id and staged.claims = marts.claims
where staged.rows is distinct from marts.rows
    or staged.races is distinct from marts.races
    or staged.fingerprint is distinct from marts.fingerprint
