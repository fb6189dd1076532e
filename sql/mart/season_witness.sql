-- One row for every driver, season, series, class, metric and witness (`summary`, `grid` or `prose`; prose once for each
-- sentence).
-- What each witness says of one season in one series, under the same class, so that they can be held against each other.
-- A value is null where the witness covers the number but does not give it.
with grids as (select * from mart.grid_season),

entries as (
    select * from mart.season_entry
    where discipline = 'racing'
),

-- two seasons that begin in one year (2019, 2019–20) cannot be told from each other in a grid, nor a rank of a class from
-- one of all
standings as (
    select * from mart.season_standing
    where discipline = 'racing'
    qualify count(*) over (partition by driver_id, first_year, series_id, coalesce(series_class, ''), source) = 1
),

prose_claims as (
    select * from staging.prose_claim
    where value is not null and season is not null and series_id is not null
),

summary_counts as (
    select
        driver_id,
        first_year as season,
        series_id,
        series_class,
        last(series order by table_no, row_no) as series,
        min(cell_id) as row_cell_id,
        case when count(races) = count(*) then sum(races) end as races,
        case when count(wins) = count(*) then sum(wins) end as wins,
        case when count(poles) = count(*) then sum(poles) end as poles,
        case when count(fastest_laps) = count(*) then sum(fastest_laps) end as fastest_laps,
        case when count(podiums) = count(*) then sum(podiums) end as podiums
    from entries
    where role is null
    group by driver_id, first_year, series_id, series_class
),

summary_values as (
    select
        driver_id,
        season,
        series_id,
        series_class,
        series,
        'summary' as source,
        row_cell_id,
        unnest([
            {'metric': 'races', 'value': races::decimal(12, 4)},
            {'metric': 'wins', 'value': wins::decimal(12, 4)},
            {'metric': 'poles', 'value': poles::decimal(12, 4)},
            {'metric': 'fastest_laps', 'value': fastest_laps::decimal(12, 4)},
            {'metric': 'podiums', 'value': podiums::decimal(12, 4)}
        ], recursive := true),
        null::decimal(12, 4) as alternate
    from summary_counts
),

standing_values as (
    select
        driver_id,
        first_year as season,
        series_id,
        series_class,
        series,
        source,
        cell_id as row_cell_id,
        unnest([
            {'metric': 'points', 'value': points::decimal(12, 4), 'alternate': points_gross::decimal(12, 4), 'state': points_state,
                'cell_id': coalesce(points_cell_id, cell_id)},
            {'metric': 'position',
                'value': case when position_class is null or series_class is not null then position end::decimal(12, 4),
                'alternate': null::decimal(12, 4), 'state': position_state,
                'cell_id': coalesce(position_cell_id, cell_id)}
        ], recursive := true)
    from standings
),

-- where summary and grid know one class each, the grid's rows stand under the summary's class
grid_values as (
    select
        driver_id,
        season,
        series_id,
        race_class as series_class,
        series,
        'grid' as source,
        races_unread,
        cell_id as row_cell_id,
        unnest([
            {'metric': 'races', 'value': races::decimal(12, 4), 'alternate': races_entered::decimal(12, 4)},
            {'metric': 'wins', 'value': wins::decimal(12, 4), 'alternate': class_wins::decimal(12, 4)},
            {'metric': 'poles', 'value': poles::decimal(12, 4), 'alternate': null::decimal(12, 4)},
            {'metric': 'fastest_laps', 'value': fastest_laps::decimal(12, 4), 'alternate': null::decimal(12, 4)},
            {'metric': 'podiums', 'value': podiums::decimal(12, 4), 'alternate': class_podiums::decimal(12, 4)}
        ], recursive := true)
    from grids
),

-- who gives no value is no witness, but for one whose value is there and cannot be read
summary_side as (
    select * from summary_values where value is not null
    union all by name
    select * exclude (state) from standing_values where source = 'summary' and (value is not null or state = 'unread')
),

grid_side as (
    select * exclude (races_unread) from grid_values where value is not null or (metric = 'races' and races_unread > 0)
    union all by name
    select * exclude (state) from standing_values where source = 'grid' and (value is not null or state = 'unread')
),

summary_keys as (
    select distinct driver_id, season, series_id, coalesce(series_class, '') as class_key, series_class from summary_side
),

grid_keys as (
    select distinct driver_id, season, series_id, coalesce(series_class, '') as class_key, series_class from grid_side
),

summary_classes as (
    select driver_id, season, series_id, count(*) as classes, min(series_class) as only_class
    from summary_keys
    group by driver_id, season, series_id
),

grid_classes as (
    select driver_id, season, series_id, count(*) as classes, min(series_class) as only_class
    from grid_keys
    group by driver_id, season, series_id
),

grid_key_matches as (
    select
        grid_keys.driver_id,
        grid_keys.season,
        grid_keys.series_id,
        grid_keys.class_key,
        case
            when summary_keys.driver_id is not null then grid_keys.series_class
            when summary_classes.classes = 1 and grid_classes.classes = 1 then summary_classes.only_class
            else grid_keys.series_class
        end as series_class
    from grid_keys
    inner join grid_classes
        on grid_keys.driver_id = grid_classes.driver_id
        and grid_keys.season = grid_classes.season
        and grid_keys.series_id = grid_classes.series_id
    left join summary_keys
        on grid_keys.driver_id = summary_keys.driver_id
        and grid_keys.season = summary_keys.season
        and grid_keys.series_id = summary_keys.series_id
        and grid_keys.class_key = summary_keys.class_key
    left join summary_classes
        on grid_keys.driver_id = summary_classes.driver_id
        and grid_keys.season = summary_classes.season
        and grid_keys.series_id = summary_classes.series_id
),

matched_grid_side as (
    select grid_side.* replace (grid_key_matches.series_class as series_class)
    from grid_side
    inner join grid_key_matches
        on grid_side.driver_id = grid_key_matches.driver_id
        and grid_side.season = grid_key_matches.season
        and grid_side.series_id = grid_key_matches.series_id
        and coalesce(grid_side.series_class, '') = grid_key_matches.class_key
),

tables as (
    select * from summary_side
    union all by name
    select * from matched_grid_side
),

-- a whole season in the prose is as many races as the grid shows, where there is one grid
single_grids as (
    select * from grids
    qualify count(*) over (partition by driver_id, season, series_id) = 1
),

-- prose speaks of no class: it meets the one standing of its season and series
single_classes as (
    select
        driver_id,
        season,
        series_id,
        metric,
        min(series_class) as series_class,
        last(series order by source, series) as series
    from tables
    group by driver_id, season, series_id, metric
    having count(distinct coalesce(series_class, '')) = 1
),

prose_side as (
    select
        prose_claims.driver_id,
        prose_claims.season,
        prose_claims.series_id,
        single_classes.series_class,
        single_classes.series,
        'prose' as source,
        single_classes.metric,
        case when prose_claims.metric = 'full_season' then grids.races_held::decimal(12, 4) else prose_claims.value end as value,
        null::decimal(12, 4) as alternate,
        prose_claims.cell_id,
        prose_claims.cell_id as row_cell_id
    from prose_claims
    inner join single_classes
        on prose_claims.driver_id = single_classes.driver_id
        and prose_claims.season = single_classes.season
        and prose_claims.series_id = single_classes.series_id
        and case prose_claims.metric when 'full_season' then 'races' else prose_claims.metric end = single_classes.metric
    left join single_grids as grids
        on prose_claims.metric = 'full_season'
        and prose_claims.driver_id = grids.driver_id
        and prose_claims.season = grids.season
        and prose_claims.series_id = grids.series_id
    where prose_claims.metric != 'full_season' or grids.driver_id is not null
),

final as (
    select * from tables
    union all by name
    select * from prose_side
)

select * from final
