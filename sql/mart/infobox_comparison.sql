-- One row for every driver, scope, series and metric whose total an infobox gives, and for the career's counts.
-- The infobox's totals beside those of the career summary and of the results grids: for one series, or for the career where
-- the infobox speaks of that. What mart.reconciliation judges.
with careers as (select * from mart.driver_career),

series_totals as (select * from mart.series_total),

infobox_witnesses as (select * from mart.infobox_witness),

entries as (
    select * from mart.season_entry
    where discipline = 'racing' and role is null
),

-- entries of a class whose races stand in an entry of all classes too: a sum over the summary has them twice
repeated_entries as (
    select in_class.*
    from entries as in_class
    semi join entries as overall
        on in_class.driver_id = overall.driver_id
        and in_class.first_year = overall.first_year
        and in_class.last_year = overall.last_year
        and in_class.series_id = overall.series_id
        and in_class.team_id is not distinct from overall.team_id
        and in_class.races = overall.races
        and lower(coalesce(overall.series_class, 'overall')) = 'overall'
    where lower(coalesce(in_class.series_class, 'overall')) != 'overall'
),

repeated_values as (
    select
        driver_id,
        series_id,
        unnest([
            {'metric': 'races', 'value': races},
            {'metric': 'wins', 'value': wins},
            {'metric': 'poles', 'value': poles},
            {'metric': 'fastest_laps', 'value': fastest_laps},
            {'metric': 'podiums', 'value': podiums}
        ], recursive := true)
    from repeated_entries
),

repeated as (
    select driver_id, series_id, metric, sum(value) as value
    from repeated_values
    group by driver_id, series_id, metric
),

series_rows as (
    select
        infobox_witnesses.driver_id,
        series_totals.last_season,
        coalesce(series_totals.series, infobox_witnesses.series) as series,
        infobox_witnesses.series_id,
        infobox_witnesses.metric,
        infobox_witnesses.scope,
        infobox_witnesses.value as infobox_value,
        (case when series_totals.basis = 'summary' then
            case infobox_witnesses.metric
                when 'races' then series_totals.races
                when 'wins' then series_totals.wins
                when 'poles' then series_totals.poles
                when 'fastest_laps' then series_totals.fastest_laps
                when 'podiums' then series_totals.podiums
                when 'titles' then series_totals.titles
                when 'points' then series_totals.points
                when 'best_finish' then series_totals.best_position
                when 'first_year' then series_totals.first_season
            end
        end)::decimal(12, 4) as summary_value,
        (case infobox_witnesses.metric
            when 'races' then series_totals.grid_races
            when 'entries' then series_totals.races_entered
            when 'wins' then series_totals.grid_wins
            when 'poles' then series_totals.grid_poles
            when 'fastest_laps' then series_totals.grid_fastest_laps
            when 'podiums' then series_totals.grid_podiums
            else case when series_totals.basis != 'summary' then
                case infobox_witnesses.metric
                    when 'titles' then series_totals.titles
                    when 'points' then series_totals.points
                    when 'best_finish' then series_totals.best_position
                    when 'first_year' then series_totals.first_season
                end
            end
        end)::decimal(12, 4) as grid_value,
        infobox_witnesses.alternate
        in (series_totals.races, series_totals.grid_races, series_totals.races_entered, series_totals.points) as agrees_by_alternate,
        repeated.value as repeated,
        series_totals.races_unread,
        series_totals.races_entered,
        series_totals.races_entered - series_totals.grid_races as not_started,
        infobox_witnesses.cell_id
    from infobox_witnesses
    inner join series_totals
        on infobox_witnesses.driver_id = series_totals.driver_id
        and infobox_witnesses.series_id = series_totals.series_id
    left join repeated
        on infobox_witnesses.driver_id = repeated.driver_id
        and infobox_witnesses.series_id = repeated.series_id
        and infobox_witnesses.metric = repeated.metric
    where infobox_witnesses.scope in ('series', 'misplaced')
),

career_values as (
    select
        driver_id,
        basis,
        last_season,
        unnest([
            {'metric': 'races', 'value': races::decimal(12, 4)},
            {'metric': 'wins', 'value': wins::decimal(12, 4)},
            {'metric': 'poles', 'value': poles::decimal(12, 4)},
            {'metric': 'fastest_laps', 'value': fastest_laps::decimal(12, 4)},
            {'metric': 'podiums', 'value': podiums::decimal(12, 4)},
            {'metric': 'titles', 'value': titles::decimal(12, 4)},
            {'metric': 'best_finish', 'value': best_position::decimal(12, 4)},
            {'metric': 'first_year', 'value': first_season::decimal(12, 4)},
            {'metric': 'teams', 'value': nullif(teams, 0)::decimal(12, 4)}, -- tables that name none say nothing of them
            {'metric': 'series', 'value': nullif(series, 0)::decimal(12, 4)}
        ], recursive := true)
    from careers
),

career_infoboxes as (
    select * from infobox_witnesses
    where scope = 'career'
),

career_rows as (
    select
        career_values.driver_id,
        career_values.last_season,
        career_values.metric,
        'career' as scope,
        career_infoboxes.value as infobox_value,
        case when career_values.basis != 'grid' then career_values.value end as summary_value,
        case when career_values.basis = 'grid' then career_values.value end as grid_value,
        coalesce(career_infoboxes.alternate = career_values.value, false) as agrees_by_alternate,
        career_infoboxes.cell_id
    from career_values
    left join career_infoboxes
        on career_values.driver_id = career_infoboxes.driver_id
        and career_values.metric = career_infoboxes.metric
    where career_infoboxes.value is not null
        or (career_values.value is not null and career_values.metric in ('races', 'wins', 'poles', 'fastest_laps', 'podiums'))
),

final as (
    select * from series_rows
    union all by name
    select * from career_rows
)

select * from final
