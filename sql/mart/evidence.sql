-- One row for every mart number and cell that it rests on.
-- From a number of a mart, by table, row and column, to the cells that it was read from or counted over. `row_key` holds the
-- grain columns joined by `/`. A zero rests on all the cells that were looked through.
with drivers as (select * from mart.driver),

contributions as (select * from mart.contribution),

final_positions as (select * from mart.final_position),

standings as (
    select * from mart.season_standing
    where discipline = 'racing' and points is not null
    qualify source = max(source) over (partition by driver_id, series_id)
),

table_columns as (
    select distinct on (snapshot_id, table_no, column_name) snapshot_id, table_no, column_name, column_no
    from raw.table_column
    where column_name is not null
    order by snapshot_id, table_no, column_name, column_no
),

-- each claim column and the numbers of the marts that rest on it
uses as (
    select
        unnest(['season', 'season', 'season', 'series', 'team',
            'races', 'races', 'races', 'races', 'races', 'races',
            'wins', 'wins', 'wins', 'poles', 'poles', 'poles',
            'fastest_laps', 'fastest_laps', 'fastest_laps', 'podiums', 'podiums', 'podiums']) as source_column,
        unnest(['first_season', 'last_season', 'seasons', 'series', 'teams',
            'races', 'races_unread', 'win_rate', 'podium_rate', 'pole_rate', 'fastest_lap_rate',
            'wins', 'wins_unread', 'win_rate', 'poles', 'poles_unread', 'pole_rate',
            'fastest_laps', 'fastest_laps_unread', 'fastest_lap_rate', 'podiums', 'podiums_unread', 'podium_rate']) as column_name
),

summary_cells as (
    select
        contributions.*,
        uses.column_name,
        contributions.snapshot_id || '/t' || contributions.table_no || '/r' || contributions.row_no
        || '/c' || table_columns.column_no as evidence_cell_id
    from contributions
    inner join table_columns
        on contributions.snapshot_id = table_columns.snapshot_id
        and contributions.table_no = table_columns.table_no
    inner join uses on table_columns.column_name = uses.source_column
    where contributions.source = 'summary'
),

grid_cells as (
    select
        contributions.*,
        uses.column_name,
        contributions.cell_id as evidence_cell_id
    from contributions
    cross join uses
    where contributions.source = 'grid'
),

cells as (
    select * from summary_cells
    union all by name
    select * from grid_cells
),

measures as (
    select
        driver_id,
        unnest([
            {'table_name': 'mart.driver_career', 'row_key': driver_id},
            {'table_name': 'mart.driver_season', 'row_key': driver_id || '/' || coalesce(first_year::varchar, '')},
            {'table_name': 'mart.driver_series', 'row_key': driver_id || '/' || coalesce(series_id, '')},
            {'table_name': 'mart.driver_team', 'row_key': driver_id || '/' || coalesce(team_id, '')}
        ], recursive := true),
        column_name,
        evidence_cell_id as cell_id
    from cells
),

positions as (
    select
        driver_id,
        unnest([
            {'table_name': 'mart.driver_career', 'row_key': driver_id, 'column_name': 'titles'},
            {'table_name': 'mart.driver_career', 'row_key': driver_id, 'column_name': 'best_position'},
            {'table_name': 'mart.driver_career', 'row_key': driver_id, 'column_name': 'best_position_season'},
            {'table_name': 'mart.driver_series', 'row_key': driver_id || '/' || coalesce(series_id, ''), 'column_name': 'titles'},
            {'table_name': 'mart.driver_series', 'row_key': driver_id || '/' || coalesce(series_id, ''), 'column_name': 'best_position'}
        ], recursive := true),
        cell_id
    from final_positions
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

known as (
    select * from measures
    where not (table_name = 'mart.driver_season' and column_name in ('first_season', 'last_season', 'seasons'))
        and not (table_name = 'mart.driver_series' and column_name = 'series')
        and not (table_name = 'mart.driver_team' and column_name = 'teams')
    union all by name
    select * from positions
    union all by name
    select * from points
),

final as (
    select distinct
        known.driver_id,
        known.table_name,
        known.row_key,
        known.column_name,
        known.cell_id,
        drivers.permalink
    from known
    inner join drivers on known.driver_id = drivers.driver_id
)

select * from final
