-- One row for every entry of a career summary, or for every race cell of a results grid, that counts towards a driver's
-- totals.
-- The one place that decides what is added up: the racing entries of the summary where at least one reports its races, else
-- the races of the grids and the entries of seasons without a grid, else the entries as they are. Careers, seasons, series
-- and teams are sums of these rows.
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
    where basis.source = 'grid'
),

final as (
    select * from from_summary
    union all by name
    select * from beside_grid
    union all by name
    select * from from_grid
)

select * from final
