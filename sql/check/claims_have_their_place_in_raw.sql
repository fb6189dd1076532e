-- severity: ERROR
-- table: raw.cell
-- invariant: 76
-- remedy: A reader gave a claim an address that raw does not have.
-- Every claim's cell, infobox field or sentence stands in raw, in an article of the claim's driver.
with claims as (
    select driver_id, cell_id, 'staging.season_entry' as table_name from staging.season_entry
    union all
    select driver_id, cell_id, 'staging.season_standing' as table_name from staging.season_standing
    union all
    select driver_id, cell_id, 'staging.race_result' as table_name from staging.race_result
    union all
    select driver_id, cell_id, 'staging.infobox_claim' as table_name from staging.infobox_claim
    union all
    select driver_id, cell_id, 'staging.prose_claim' as table_name from staging.prose_claim
    union all
    select driver_id, cell_id, 'staging.stated_total' as table_name from staging.stated_total
),

places as (
    select cell_id from raw.cell
    union all
    select cell_id from raw.infobox_field
    union all
    select cell_id from raw.sentence
)

select
    claims.driver_id,
    claims.cell_id,
    claims.table_name
from claims
anti join places on claims.cell_id = places.cell_id
union all
select driver_id, cell_id, table_name
from claims
where not coalesce(starts_with(cell_id, driver_id || '@'), true)
