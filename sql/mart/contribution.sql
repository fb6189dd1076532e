-- One row for every entry of a career summary, or for every race cell of a results grid, that counts towards a driver's
-- totals.
-- The one place that decides what is added up: the racing entries of the summary where at least one reports its races, else
-- the races of the grids and the entries of seasons without a grid, else the entries as they are. Careers, seasons, series
-- and teams are sums of these rows. A race that a table of one event tells again beside its championship's grid
-- (seeds/event_races.csv: the Daytona 500 in the Cup Series) counts in the grid; one that was a round of two championships
-- (the Indianapolis 500 of the 1950s) counts in the one that the rule names first; one told by two tables of its event in the
-- first of them.
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

class_rules as (select distinct id from raw.rule_series_classes),

grid_codes as (
    select distinct series_id, upper(event) as event from results
    where kind = 'results_grid' and event is not null
),

-- which grids' codes are rounds of which event; precedence says which championship counts a race that is a round of two
rounds as (
    select distinct
        event_rules.pattern,
        grid_codes.series_id,
        grid_codes.event,
        nullif(strpos(event_rules.series_pattern, grid_codes.series_id), 0) as precedence
    from event_rules
    inner join grid_codes
        on regexp_matches(grid_codes.series_id, event_rules.series_pattern)
        and regexp_matches(grid_codes.event, event_rules.code_pattern)
),

round_results as (
    select
        rounds.pattern,
        results.driver_id,
        results.season,
        results.series_id,
        results.cell_id,
        rounds.precedence,
        class_rules.id as class_id,
        row_number() over (
            partition by rounds.pattern, results.driver_id, results.season, results.series_id
            order by results.table_no, results.row_no, results.column_no
        ) as event_no
    from results
    inner join rounds on results.series_id = rounds.series_id and upper(results.event) = rounds.event
    left join class_rules on results.series_id = class_rules.id
    where results.kind = 'results_grid'
),

events as (
    select distinct results.series_id, event_rules.pattern from results
    inner join event_rules on regexp_matches(results.series_id, event_rules.pattern)
    where results.kind = 'event_results'
),

-- the cells of races that count elsewhere; classes with championships of their own (500cc and 350cc) have races of their own
repeats as (
    select results.cell_id from results
    inner join events on results.series_id = events.series_id
    where results.kind = 'event_results' and exists (
        select 1 from round_results
        where round_results.driver_id = results.driver_id and round_results.season = results.season
            and round_results.pattern = events.pattern
    )
    union
    select cell_id from round_results
    qualify row_number() over (
        partition by driver_id, pattern, season, event_no, class_id order by precedence nulls last, series_id, cell_id
    ) > 1
    union
    select cell_id from results
    where kind = 'event_results'
    qualify dense_rank() over (partition by driver_id, season, series_id, event order by table_no) > 1
),

counted_entries as (
    select
        driver_id,
        count(*) as entries,
        count(races) as with_races
    from entries
    group by driver_id
),

grid_seasons as (
    select distinct driver_id, season, series_id from results
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

-- where the grids are the basis, the summary still tells of the seasons that have no grid
from_summary as (
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
    left join grid_seasons
        on entries.driver_id = grid_seasons.driver_id
        and entries.first_year = grid_seasons.season
        and entries.series_id = grid_seasons.series_id
    where basis.source = 'summary' or grid_seasons.driver_id is null
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
    anti join repeats on results.cell_id = repeats.cell_id
    where basis.source = 'grid'
),

final as (
    select * from from_summary
    union all by name
    select * from from_grid
)

select * from final
