-- severity: ERROR
-- table: mart.driver_season
-- invariant: 40
-- scope: warehouse
-- remedy: Take the column out of the mart: points have no sum across series.
-- No table of measures that mixes series has a column of points.
with columns as (
    select
        table_name,
        column_name,
        data_type
    from information_schema.columns
    where table_catalog = current_database() and table_schema = 'mart'
),

mixed as (
    select 'driver_career' as table_name
    union all
    select 'driver_season' as table_name
    union all
    select 'driver_team' as table_name
)

select
    columns.table_name,
    columns.column_name
from columns
semi join mixed on columns.table_name = mixed.table_name
where regexp_matches(columns.column_name, 'points|pts|score') or starts_with(columns.data_type, 'DECIMAL')
