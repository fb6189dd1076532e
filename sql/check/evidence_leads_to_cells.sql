-- severity: ERROR
-- table: mart.evidence
-- invariant: 76
-- remedy: Mart.evidence built an address that raw does not have: see raw.table_column.
-- Every cell, infobox field or sentence that mart.evidence names stands in raw.
with evidence as (
    select
        cell_id,
        min(driver_id) as driver_id,
        min(table_name) as table_name,
        min(column_name) as column_name
    from mart.evidence
    group by cell_id
),

cells as (
    select cell_id from raw.cell
    union all
    select cell_id from raw.infobox_field
    union all
    select cell_id from raw.sentence
)

select
    evidence.driver_id,
    evidence.cell_id,
    evidence.table_name,
    evidence.column_name
from evidence
anti join cells on evidence.cell_id = cells.cell_id
