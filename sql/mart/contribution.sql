-- One row for every entry of a career summary, or for every race cell of a results grid, that counts towards a driver's
-- totals.
-- The one place that decides what is added up: the racing entries of the summary where at least one reports its races, else
-- the races of the grids and the entries of seasons without a grid, else the entries as they are. Careers, seasons, series
-- and teams are sums of these rows. A race that a table of one event tells again beside its championship's grid
-- (seeds/event_races.csv: the Daytona 500 in the Cup Series) counts in the grid.
with drivers as (select * from mart.driver),

entries as (
    select * from mart.season_entry
    where discipline = 'racing'
),

results as (
    select * from mart.race_result
    where (is_entered or state = 'unread') and coalesce(discipline, 'racing') = 'racing'
        and not coalesce(is_interim, false)
),

event_rules as (select * from raw.rule_event_races),

events as (
    select distinct series_id from results
    where kind = 'event_results'
),

grid_codes as (
    select distinct series_id, event from results
    where kind = 'results_grid' and event is not null
),

told_events as (
    select distinct
        events.series_id as event_series_id,
        grid_codes.series_id,
        grid_codes.event
    from event_rules
    inner join events on regexp_matches(events.series_id, event_rules.pattern)
    inner join grid_codes
        on regexp_matches(grid_codes.series_id, event_rules.series_pattern)
        and regexp_matches(upper(grid_codes.event), event_rules.code_pattern)
),

repeats as (
    select distinct
        results.driver_id,
        results.season,
        told_events.event_series_id as series_id
    from results
    inner join told_events on results.series_id = told_events.series_id and results.event = told_events.event
    where results.kind = 'results_grid'
),

counted_entries as (
    select
        driver_id,
        count(*) as entries,
        count(races) as with_races
    from entries
    group by driver_id
),

counted_results as (
    select
        driver_id,
        count(is_start) as with_start
    from results
    group by driver_id
),

basis as (
    select
        drivers.driver_id,
        case
            when counted_entries.with_races > 0 then 'summary'
            when counted_results.with_start > 0 then 'grid'
            else 'none'
        end as basis,
        case
            when counted_entries.with_races > 0 then 'summary'
            when counted_results.with_start > 0 then 'grid'
            when counted_entries.entries > 0 then 'summary'
            else 'grid'
        end as source
    from drivers
    left join counted_entries on drivers.driver_id = counted_entries.driver_id
    left join counted_results on drivers.driver_id = counted_results.driver_id
),

from_summary as (
    select
        entries.driver_id,
        basis.basis,
        basis.source,
        entries.first_year,
        entries.series,
        entries.series_id,
        entries.series_class,
        entries.team,
        entries.team_id,
        entries.races,
        entries.wins,
        entries.poles,
        entries.fastest_laps,
        entries.podiums,
        entries.cell_id,
        entries.snapshot_id,
        entries.table_no,
        entries.row_no
    from entries
    inner join basis on entries.driver_id = basis.driver_id
    where basis.source = 'summary'
),

-- where the grids are the basis, the summary still tells of the seasons that have no grid
beside_grid as (
    select
        entries.driver_id,
        basis.basis,
        'summary' as source,
        entries.first_year,
        entries.series,
        entries.series_id,
        entries.series_class,
        entries.team,
        entries.team_id,
        entries.races,
        entries.wins,
        entries.poles,
        entries.fastest_laps,
        entries.podiums,
        entries.cell_id,
        entries.snapshot_id,
        entries.table_no,
        entries.row_no
    from entries
    inner join basis on entries.driver_id = basis.driver_id
    anti join results
        on entries.driver_id = results.driver_id
        and entries.first_year = results.season
        and entries.series_id = results.series_id
    where basis.source = 'grid'
),

from_grid as (
    select
        results.driver_id,
        basis.basis,
        basis.source,
        results.season as first_year,
        results.series,
        results.series_id,
        results.race_class as series_class,
        results.team,
        results.team_id,
        results.is_start::integer as races,
        case when results.is_start is not null then coalesce(results.position = 1, false)::integer end as wins,
        results.is_pole::integer as poles,
        results.is_fastest_lap::integer as fastest_laps,
        case when results.is_start is not null then coalesce(results.position <= 3, false)::integer end as podiums,
        results.cell_id,
        results.snapshot_id,
        results.table_no,
        results.row_no
    from results
    inner join basis on results.driver_id = basis.driver_id
    left join repeats
        on results.driver_id = repeats.driver_id
        and results.season = repeats.season
        and results.series_id = repeats.series_id
        and results.kind = 'event_results'
    where basis.source = 'grid' and repeats.driver_id is null
),

final as (
    select * from from_summary
    union all by name
    select * from beside_grid
    union all by name
    select * from from_grid
)

select * from final
