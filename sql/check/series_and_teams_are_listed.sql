-- severity: ERROR
-- table: mart.series
-- invariant: 76
-- scope: warehouse
-- remedy: Mart.series or mart.team was not built from the claims that there are.
-- Every series and every team that an entry, a standing or a result is of stands in mart.series and mart.team once.
with named as (
    select series_id as id, 'mart.series' as table_name from mart.season_entry
    union
    select series_id, 'mart.series' from mart.season_standing
    union
    select series_id, 'mart.series' from mart.race_result
    union
    select team_id, 'mart.team' from mart.season_entry
    union
    select team_id, 'mart.team' from mart.race_result
),

listed as (
    select series_id as id, 'mart.series' as table_name from mart.series
    union all
    select team_id, 'mart.team' from mart.team
),

counted as (
    select id, table_name, count(*) as rows from listed
    group by id, table_name
)

select named.id, named.table_name, counted.rows
from named
left join counted on named.id = counted.id and named.table_name = counted.table_name
where named.id is not null and counted.rows is distinct from 1
