-- severity: ERROR
-- table: mart.evidence
-- invariant: 76
-- remedy: Mart.evidence has no cell for a number of mart.driver_career: see raw.table_column.
-- Every number of a driver's career above zero leads to at least one cell.
with careers as (
    select
        driver_id,
        unnest([
            {'column_name': 'seasons', 'value': seasons},
            {'column_name': 'races', 'value': races},
            {'column_name': 'wins', 'value': wins},
            {'column_name': 'poles', 'value': poles},
            {'column_name': 'fastest_laps', 'value': fastest_laps},
            {'column_name': 'podiums', 'value': podiums},
            {'column_name': 'titles', 'value': titles},
            {'column_name': 'best_position', 'value': best_position}
        ], recursive := true)
    from mart.driver_career
),

evidence as (
    select distinct
        driver_id,
        column_name
    from mart.evidence
    where table_name = 'mart.driver_career'
)

select
    careers.driver_id,
    careers.column_name,
    careers.value
from careers
anti join evidence on careers.driver_id = evidence.driver_id and careers.column_name = evidence.column_name
where careers.value > 0
