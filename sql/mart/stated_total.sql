-- One row for every count that an article totals itself: in the last row of a summary, in a row of a table by class or by
-- series, or in a sentence of its lead (`prose`).
-- The total beside what it should be: the sum of the table's own rows for a row of totals, what the season summaries and the
-- results grids add up to for a series. A sum is null where a row of the table is without its number.
-- A single event (seeds/single_events.csv) that the lead says was won so many times has no titles but wins.
with single_event_rules as (select * from raw.rule_single_events),

totals as (
    select
        * replace (
            case
                when metric = 'titles' and regexp_matches(series_id, (select string_agg(pattern, '|') from single_event_rules)) then 'wins'
                else metric
            end as metric
        )
    from staging.stated_total
    where value is not null or basis = 'series_row'
),

series_totals as (select * from mart.series_total),

entries as (select * from mart.season_entry),

entry_counts as (
    select
        driver_id,
        table_no,
        unnest([
            {'metric': 'races', 'value': races, 'state': races_state},
            {'metric': 'wins', 'value': wins, 'state': wins_state},
            {'metric': 'poles', 'value': poles, 'state': poles_state},
            {'metric': 'fastest_laps', 'value': fastest_laps, 'state': fastest_laps_state},
            {'metric': 'podiums', 'value': podiums, 'state': podiums_state}
        ], recursive := true)
    from entries
),

table_counts as (
    select driver_id, table_no, metric, value, state from entry_counts
    union all
    select driver_id, table_no, metric, value, state from totals
    where basis = 'series_row'
),

table_sums as (
    select
        driver_id,
        table_no,
        metric,
        case when count(*) filter (where state in ('unknown', 'unread', 'ambiguous', 'pending')) = 0 then sum(value)::integer end as value
    from table_counts
    group by driver_id, table_no, metric
),

compared as (
    select
        totals.*,
        case when totals.basis = 'total_row' then table_sums.value
            when series_totals.basis = 'summary' then
                case totals.metric
                    when 'races' then series_totals.races
                    when 'wins' then series_totals.wins
                    when 'poles' then series_totals.poles
                    when 'fastest_laps' then series_totals.fastest_laps
                    when 'podiums' then series_totals.podiums
                    when 'titles' then series_totals.titles
                end
        end as summary_value,
        case totals.metric
            when 'races' then series_totals.grid_races
            when 'wins' then series_totals.grid_wins
            when 'poles' then series_totals.grid_poles
            when 'fastest_laps' then series_totals.grid_fastest_laps
            when 'podiums' then series_totals.grid_podiums
            when 'entries' then series_totals.races_entered
            when 'titles' then case when series_totals.basis != 'summary' then series_totals.titles end
        end as grid_value,
        case when totals.metric = 'races' then series_totals.races_entered end as races_entered
    from totals
    left join table_sums
        on totals.driver_id = table_sums.driver_id
        and totals.table_no = table_sums.table_no
        and totals.metric = table_sums.metric
    left join series_totals
        on totals.driver_id = series_totals.driver_id
        and totals.series_id = series_totals.series_id
        and totals.basis in ('series_row', 'prose')
),

final as (
    select
        driver_id,
        basis,
        discipline,
        series,
        series_id,
        metric,
        value,
        summary_value,
        grid_value,
        case
            when value is null or (summary_value is null and grid_value is null) then 'not_comparable'
            when value = coalesce(summary_value, value) and value in (coalesce(grid_value, value), races_entered) then 'agree'
            else 'conflict'
        end as verdict,
        cell_id,
        snapshot_id,
        table_no,
        row_no
    from compared
)

select * from final
