-- severity: ERROR
-- table: mart.evidence
-- invariant: 76
-- remedy: Mart.evidence has no cell for a number of a career, a season, a series or a team: see raw.table_column.
-- Every number of a driver's career, whole or of a season, a series or a team, that is above zero leads to at least one cell.
with measures as (
    select
        driver_id,
        'mart.driver_' || scope as table_name,
        case scope
            when 'career' then driver_id
            when 'season' then driver_id || '/' || coalesce(season::varchar, '')
            when 'series' then driver_id || '/' || coalesce(series_id, '')
            when 'team' then driver_id || '/' || coalesce(team_id, '')
        end as row_key,
        unnest([
            {'column_name': 'seasons', 'value': case when scope != 'season' then seasons end},
            {'column_name': 'series', 'value': case when scope != 'series' then series end},
            {'column_name': 'teams', 'value': case when scope != 'team' then teams end},
            {'column_name': 'races', 'value': races},
            {'column_name': 'wins', 'value': wins},
            {'column_name': 'poles', 'value': poles},
            {'column_name': 'fastest_laps', 'value': fastest_laps},
            {'column_name': 'podiums', 'value': podiums},
            {'column_name': 'races_unread', 'value': races_unread},
            {'column_name': 'wins_unread', 'value': wins_unread},
            {'column_name': 'poles_unread', 'value': poles_unread},
            {'column_name': 'fastest_laps_unread', 'value': fastest_laps_unread},
            {'column_name': 'podiums_unread', 'value': podiums_unread},
            {'column_name': 'races_shared', 'value': races_shared},
            {'column_name': 'wins_shared', 'value': wins_shared},
            {'column_name': 'poles_shared', 'value': poles_shared},
            {'column_name': 'fastest_laps_shared', 'value': fastest_laps_shared},
            {'column_name': 'podiums_shared', 'value': podiums_shared},
            {'column_name': 'titles', 'value': titles},
            {'column_name': 'best_position', 'value': case when scope != 'team' then best_position end}
        ], recursive := true)
    from mart.driver_measure
),

evidence as (
    select distinct
        driver_id,
        table_name,
        row_key,
        column_name
    from mart.evidence
    where table_name in ('mart.driver_career', 'mart.driver_season', 'mart.driver_series', 'mart.driver_team')
)

select
    measures.driver_id,
    measures.row_key,
    measures.column_name,
    measures.value
from measures
anti join evidence
    on measures.driver_id = evidence.driver_id
    and measures.table_name = evidence.table_name
    and measures.row_key = evidence.row_key
    and measures.column_name = evidence.column_name
where measures.value > 0
