-- One row for every mart number and cell that it rests on.
-- From a number of a mart, by table, row and column, to the cells that it was read from or counted over. `row_key` holds the
-- grain columns joined by `/`, nulls as nothing. A zero rests on all the cells that were looked through.
-- stored: no
with standings as (
    select * from mart.season_standing
    where discipline = 'racing' and points is not null
    qualify source = max(source) over (partition by driver_id, series_id)
),

-- each claim column and the numbers of the marts that rest on it; what several teams have together, each of them has in some
uses as (
    select
        unnest(['season', 'season', 'season', 'series', 'team',
            'races', 'races', 'races', 'races', 'races', 'races',
            'wins', 'wins', 'wins', 'poles', 'poles', 'poles',
            'fastest_laps', 'fastest_laps', 'fastest_laps', 'podiums', 'podiums', 'podiums']) as source_column,
        unnest(['first_season', 'last_season', 'seasons', 'series', 'teams',
            'races', 'races_unread', 'win_rate', 'podium_rate', 'pole_rate', 'fastest_lap_rate',
            'wins', 'wins_unread', 'win_rate', 'poles', 'poles_unread', 'pole_rate',
            'fastest_laps', 'fastest_laps_unread', 'fastest_lap_rate', 'podiums', 'podiums_unread', 'podium_rate']) as column_name,
        false as is_joint
    union all
    select
        unnest(['season', 'season', 'season', 'series', 'races', 'wins', 'poles', 'fastest_laps', 'podiums']) as source_column,
        unnest(['first_season', 'last_season', 'seasons', 'series',
            'races_shared', 'wins_shared', 'poles_shared', 'fastest_laps_shared', 'podiums_shared']) as column_name,
        true as is_joint
),

-- what an entry has without a column of its table, a series that stands above it or nothing to be read, is the entry's cell's
summary_cells as (
    select
        contributions.driver_id,
        contributions.cell_id,
        uses.column_name,
        uses.is_joint,
        coalesce(
            contributions.snapshot_id || '/t' || contributions.table_no || '/r' || contributions.row_no
            || '/c' || table_columns.column_no,
            case when suffix(uses.column_name, '_unread') or uses.source_column in ('season', 'series', 'team') then contributions.cell_id end
        ) as evidence_cell_id
    from mart.contribution as contributions
    cross join uses
    left join raw.table_column as table_columns
        on contributions.driver_id = table_columns.driver_id
        and contributions.snapshot_id = table_columns.snapshot_id
        and contributions.table_no = table_columns.table_no
        and uses.source_column = table_columns.column_name
    where contributions.source = 'summary'
        and (not uses.is_joint or contains(contributions.team_id, '+'))
        and evidence_cell_id is not null
),

grid_cells as (
    select
        contributions.driver_id,
        contributions.cell_id,
        uses.column_name,
        uses.is_joint,
        contributions.cell_id as evidence_cell_id
    from mart.contribution as contributions
    cross join (select distinct column_name, is_joint from uses) as uses
    where contributions.source = 'grid'
        and (not uses.is_joint or contains(contributions.team_id, '+'))
),

members as (
    select
        driver_id,
        joint_team_id,
        joint_team,
        list({'table_name': 'mart.driver_team', 'row_key': driver_id || '/' || team_id, 'is_joint': true}) as rows_of_members
    from mart.joint_team
    group by driver_id, joint_team_id, joint_team
),

-- the rows of the marts in which an entry or a result counts
counting as (
    select
        contributions.driver_id,
        contributions.cell_id,
        unnest(list_concat(
            [
                {'table_name': 'mart.driver_career', 'row_key': contributions.driver_id, 'is_joint': false},
                {
                    'table_name': 'mart.driver_season',
                    'row_key': contributions.driver_id || '/' || coalesce(contributions.first_year::varchar, ''),
                    'is_joint': false
                },
                {
                    'table_name': 'mart.driver_series',
                    'row_key': contributions.driver_id || '/' || coalesce(contributions.series_id, ''),
                    'is_joint': false
                },
                {
                    'table_name': 'mart.driver_team',
                    'row_key': contributions.driver_id || '/' || coalesce(contributions.team_id, ''),
                    'is_joint': false
                }
            ],
            members.rows_of_members
        ), recursive := true)
    from mart.contribution as contributions
    left join members
        on contributions.driver_id = members.driver_id
        and contributions.team_id = members.joint_team_id
        and contributions.team is not distinct from members.joint_team
),

cells as (
    select * from summary_cells
    union all by name
    select * from grid_cells
),

measures as (
    select
        counting.driver_id,
        counting.table_name,
        counting.row_key,
        cells.column_name,
        cells.evidence_cell_id as cell_id
    from counting
    inner join cells
        on counting.driver_id = cells.driver_id
        and counting.cell_id = cells.cell_id
        and counting.is_joint = cells.is_joint
),

positions as (
    select
        driver_id,
        unnest([
            {'table_name': 'mart.driver_career', 'row_key': driver_id, 'column_name': 'best_position'},
            {'table_name': 'mart.driver_career', 'row_key': driver_id, 'column_name': 'best_position_season'},
            {'table_name': 'mart.driver_series', 'row_key': driver_id || '/' || coalesce(series_id, ''), 'column_name': 'best_position'},
            {
                'table_name': 'mart.driver_series',
                'row_key': driver_id || '/' || coalesce(series_id, ''),
                'column_name': 'best_position_season'
            },
            {'table_name': 'mart.driver_season', 'row_key': driver_id || '/' || first_year, 'column_name': 'best_position'}
        ], recursive := true),
        cell_id
    from mart.final_position
),

-- a title is looked for in every standing, whether it gives a place or not
titles as (
    select
        driver_id,
        unnest([
            {'table_name': 'mart.driver_career', 'row_key': driver_id},
            {'table_name': 'mart.driver_season', 'row_key': driver_id || '/' || coalesce(first_year::varchar, '')},
            {'table_name': 'mart.driver_series', 'row_key': driver_id || '/' || coalesce(series_id, '')}
        ], recursive := true),
        'titles' as column_name,
        coalesce(position_cell_id, cell_id) as cell_id
    from mart.season_standing
    where discipline = 'racing'
),

points as (
    select
        driver_id,
        'mart.driver_series' as table_name,
        driver_id || '/' || coalesce(series_id, '') as row_key,
        'points' as column_name,
        coalesce(points_cell_id, cell_id) as cell_id
    from standings
),

-- entries and standings: the cell of each number itself
entry_counts as (
    select
        entries.driver_id,
        'mart.season_entry' as table_name,
        concat_ws(
            '/', entries.driver_id, coalesce(entries.first_year::varchar, ''), coalesce(entries.series_id, ''),
            coalesce(entries.series_class, ''), coalesce(entries.team_id, ''), entries.entry_no
        ) as row_key,
        table_columns.column_name,
        entries.snapshot_id || '/t' || entries.table_no || '/r' || entries.row_no || '/c' || table_columns.column_no as cell_id
    from mart.season_entry as entries
    inner join raw.table_column as table_columns
        on entries.driver_id = table_columns.driver_id
        and entries.snapshot_id = table_columns.snapshot_id
        and entries.table_no = table_columns.table_no
        and case table_columns.column_name
            when 'races' then entries.races
            when 'wins' then entries.wins
            when 'poles' then entries.poles
            when 'fastest_laps' then entries.fastest_laps
            when 'podiums' then entries.podiums
        end is not null
),

standing_numbers as (
    select
        driver_id,
        'mart.season_standing' as table_name,
        concat_ws('/', driver_id, coalesce(first_year::varchar, ''), coalesce(series_id, ''), coalesce(series_class, ''), source) as row_key,
        unnest([
            {'column_name': 'points', 'cell_id': case when points is not null then coalesce(points_cell_id, cell_id) end},
            {'column_name': 'position', 'cell_id': case when position is not null then coalesce(position_cell_id, cell_id) end}
        ], recursive := true)
    from mart.season_standing
),

-- comparisons: the places of every witness, the race cells of a grid only where it is in conflict
reconciliation as (
    select
        *,
        concat_ws('/', driver_id, coalesce(season::varchar, ''), coalesce(series_id, ''), coalesce(series_class, ''), metric) as row_key
    from mart.reconciliation
),

-- the places where a witness states a number, and the cells of a summary that add up to one
stated as (
    select driver_id, 'season' as scope, season, series_id, series_class, metric, source || '_value' as column_name, cell_id
    from mart.season_witness
    where cell_id is not null
    union all by name
    select
        contributions.driver_id,
        'season' as scope,
        contributions.first_year as season,
        contributions.series_id,
        contributions.series_class,
        table_columns.column_name as metric,
        'summary_value' as column_name,
        contributions.snapshot_id || '/t' || contributions.table_no || '/r' || contributions.row_no
        || '/c' || table_columns.column_no as cell_id
    from mart.contribution as contributions
    inner join raw.table_column as table_columns
        on contributions.driver_id = table_columns.driver_id
        and contributions.snapshot_id = table_columns.snapshot_id
        and contributions.table_no = table_columns.table_no
    where contributions.source = 'summary'
        and table_columns.column_name in ('races', 'wins', 'poles', 'fastest_laps', 'podiums')
    union all by name
    select driver_id, scope, case when scope != 'career' then series_id end as series_id, metric, 'infobox_value' as column_name, cell_id
    from mart.infobox_witness
    union all by name
    select driver_id, 'series' as scope, series_id, metric, case basis when 'prose' then 'prose_value' else 'total_value' end as column_name,
        value, cell_id
    from mart.stated_total
    where basis in ('series_row', 'prose')
),

stated_of_comparisons as (
    select
        reconciliation.driver_id,
        reconciliation.row_key,
        stated.column_name,
        stated.cell_id
    from reconciliation
    inner join stated
        on reconciliation.driver_id = stated.driver_id
        and reconciliation.scope = stated.scope
        and reconciliation.metric = stated.metric
        and coalesce(reconciliation.season, 0) = coalesce(stated.season, 0)
        and coalesce(reconciliation.series_id, '') = coalesce(stated.series_id, '')
        and coalesce(reconciliation.series_class, '') = coalesce(stated.series_class, '')
        and case stated.column_name
            when 'summary_value' then reconciliation.summary_value is not null
            when 'total_value' then reconciliation.total_value = stated.value
            when 'prose_value' then reconciliation.prose_value = coalesce(stated.value, reconciliation.prose_value)
            else true
        end
),

counted_in_grids as (
    select
        reconciliation.driver_id,
        reconciliation.row_key,
        'grid_value' as column_name,
        results.cell_id
    from reconciliation
    inner join mart.race_result as results
        on reconciliation.driver_id = results.driver_id
        and reconciliation.season = results.season
        and reconciliation.series_id = results.series_id
    where reconciliation.scope = 'season'
        and reconciliation.verdict = 'conflict'
        and reconciliation.grid_value is not null
        and case reconciliation.metric
            when 'races' then results.is_start
            when 'wins' then coalesce(results.class_position, results.position) = 1
            when 'podiums' then coalesce(results.class_position, results.position) <= 3
            when 'poles' then results.is_pole
            when 'fastest_laps' then results.is_fastest_lap
        end
),

compared as (
    select * from stated_of_comparisons
    union all by name
    select * from counted_in_grids
),

-- two witnesses of a comparison can stand in one place, as can two standings
places as (
    select * from positions
    union all by name
    select * from titles
    union all by name
    select * from points
    union all by name
    select * from standing_numbers
    where cell_id is not null
    union all by name
    select *, 'mart.reconciliation' as table_name from compared
),

distinct_places as (
    select distinct driver_id, table_name, row_key, column_name, cell_id from places
),

-- An entry has one row of its table and a result one cell: what is counted over them needs no comparison of all its rows.
-- These arms share no CTE that reads a table: a LIMIT on a union that does makes DuckDB 2.0 wait for ever, from a thousand drivers on.
known as (
    select * from measures
    where not (table_name = 'mart.driver_season' and column_name in ('first_season', 'last_season', 'seasons'))
        and not (table_name = 'mart.driver_series' and column_name = 'series')
        and not (table_name = 'mart.driver_team' and column_name = 'teams')
    union all by name
    select * from entry_counts
    union all by name
    select * from distinct_places
),

final as (
    select
        known.driver_id,
        known.table_name,
        known.row_key,
        known.column_name,
        known.cell_id,
        drivers.permalink
    from known
    inner join mart.driver as drivers on known.driver_id = drivers.driver_id
)

select * from final
