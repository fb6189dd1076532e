-- One row for every driver, season, series, class and metric that two witnesses cover; career rows have no season and no
-- series.
-- Where infobox, career summary, results grid and prose speak of the same number: do they agree, by how much do they differ,
-- and what kind of difference is it. Series rows (no season) hold an infobox block against the series it speaks of.
-- `difference` is the largest value less the smallest. A kind that is only likely says so in the note.
with drivers as (select * from mart.driver),

careers as (select * from mart.driver_career),

driver_series as (select * from mart.driver_series),

grids as (select * from mart.grid_season),

season_witnesses as (select * from mart.season_witness),

infobox_witnesses as (select * from mart.infobox_witness),

-- one season of one series: summary, grid, prose
season_tables as (
    select
        driver_id,
        season,
        series_id,
        series_class,
        metric,
        first(series order by source desc, series) filter (where source != 'prose') as series,
        count(distinct source) as witnesses,
        max(value) filter (where source = 'summary') as summary_value,
        max(alternate) filter (where source = 'summary') as summary_alternate,
        max(value) filter (where source = 'grid') as grid_value,
        max(alternate) filter (where source = 'grid') as grid_alternate,
        list(value order by cell_id) filter (where source = 'prose') as prose_values
    from season_witnesses
    group by driver_id, season, series_id, series_class, metric
    having count(distinct source) > 1
),

single_grids as (
    select * from grids
    qualify count(*) over (partition by driver_id, season, series_id) = 1
),

season_rows as (
    select
        season_tables.driver_id,
        season_tables.season,
        season_tables.series,
        season_tables.series_id,
        season_tables.series_class,
        season_tables.metric,
        'season' as scope,
        null::decimal(12, 4) as infobox_value,
        season_tables.summary_value,
        season_tables.grid_value,
        case
            when list_contains(season_tables.prose_values, coalesce(season_tables.summary_value, season_tables.grid_value))
                then coalesce(season_tables.summary_value, season_tables.grid_value)
            else season_tables.prose_values[-1]
        end as prose_value,
        coalesce(
            season_tables.summary_alternate = season_tables.grid_value
            or season_tables.grid_alternate = season_tables.summary_value,
            false
        ) as agrees_by_alternate,
        case when season_tables.metric = 'races' then single_grids.races_held end as races_held,
        single_grids.races_unread,
        single_grids.races_entered,
        single_grids.events_entered,
        single_grids.races_entered - single_grids.races as not_started,
        single_grids.summary_races,
        coalesce(single_grids.is_partial, false) as is_partial,
        coalesce(len(list_distinct(season_tables.prose_values)), 0) > 1 as has_prose_readings
    from season_tables
    left join single_grids
        on season_tables.driver_id = single_grids.driver_id
        and season_tables.season = single_grids.season
        and season_tables.series_id = single_grids.series_id
),

-- one series over all seasons: infobox, summary, grid
grid_totals as (
    select
        driver_id,
        series_id,
        case when count(races) = count(*) then sum(races) end as races,
        case when count(races_entered) = count(*) then sum(races_entered) end as races_entered,
        case when count(wins) = count(*) then sum(wins) end as wins,
        case when count(poles) = count(*) then sum(poles) end as poles,
        case when count(fastest_laps) = count(*) then sum(fastest_laps) end as fastest_laps,
        case when count(podiums) = count(*) then sum(podiums) end as podiums,
        sum(races_unread) as races_unread
    from grids
    group by driver_id, series_id
),

series_rows as (
    select
        infobox_witnesses.driver_id,
        null::integer as season,
        driver_series.last_season,
        coalesce(driver_series.series, infobox_witnesses.series) as series,
        infobox_witnesses.series_id,
        null::varchar as series_class,
        infobox_witnesses.metric,
        infobox_witnesses.scope,
        infobox_witnesses.value as infobox_value,
        (case when driver_series.basis = 'summary' then
            case infobox_witnesses.metric
                when 'races' then driver_series.races
                when 'wins' then driver_series.wins
                when 'poles' then driver_series.poles
                when 'fastest_laps' then driver_series.fastest_laps
                when 'podiums' then driver_series.podiums
                when 'titles' then driver_series.titles
                when 'points' then driver_series.points
                when 'best_finish' then driver_series.best_position
                when 'first_year' then driver_series.first_season
            end
        end)::decimal(12, 4) as summary_value,
        (case infobox_witnesses.metric
            when 'races' then grid_totals.races
            when 'entries' then grid_totals.races_entered
            when 'wins' then grid_totals.wins
            when 'poles' then grid_totals.poles
            when 'fastest_laps' then grid_totals.fastest_laps
            when 'podiums' then grid_totals.podiums
            else case when driver_series.basis != 'summary' then
                case infobox_witnesses.metric
                    when 'titles' then driver_series.titles
                    when 'points' then driver_series.points
                    when 'best_finish' then driver_series.best_position
                    when 'first_year' then driver_series.first_season
                end
            end
        end)::decimal(12, 4) as grid_value,
        null::decimal(12, 4) as prose_value,
        infobox_witnesses.alternate in (driver_series.races, grid_totals.races, grid_totals.races_entered, driver_series.points)
            as agrees_by_alternate,
        null::integer as races_held,
        grid_totals.races_unread::integer as races_unread,
        grid_totals.races_entered::integer as races_entered,
        null::integer as events_entered,
        (grid_totals.races_entered - grid_totals.races)::integer as not_started,
        null::integer as summary_races,
        false as is_partial,
        false as has_prose_readings
    from infobox_witnesses
    left join driver_series
        on infobox_witnesses.driver_id = driver_series.driver_id
        and infobox_witnesses.series_id = driver_series.series_id
    left join grid_totals
        on infobox_witnesses.driver_id = grid_totals.driver_id
        and infobox_witnesses.series_id = grid_totals.series_id
    where infobox_witnesses.scope in ('series', 'misplaced')
        and (driver_series.driver_id is not null or grid_totals.driver_id is not null)
),

-- the career: infobox where it speaks of the career, summary or grids
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
            {'metric': 'teams', 'value': teams::decimal(12, 4)},
            {'metric': 'series', 'value': series::decimal(12, 4)}
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
        null::integer as season,
        career_values.last_season,
        null::varchar as series,
        null::varchar as series_id,
        null::varchar as series_class,
        career_values.metric,
        'career' as scope,
        career_infoboxes.value as infobox_value,
        case when career_values.basis != 'grid' then career_values.value end as summary_value,
        case when career_values.basis = 'grid' then career_values.value end as grid_value,
        null::decimal(12, 4) as prose_value,
        coalesce(career_infoboxes.alternate = career_values.value, false) as agrees_by_alternate,
        null::integer as races_held,
        null::integer as races_unread,
        null::integer as races_entered,
        null::integer as events_entered,
        null::integer as not_started,
        null::integer as summary_races,
        false as is_partial,
        false as has_prose_readings
    from career_values
    left join career_infoboxes
        on career_values.driver_id = career_infoboxes.driver_id
        and career_values.metric = career_infoboxes.metric
    where career_infoboxes.value is not null
        or (career_values.value is not null and career_values.metric in ('races', 'wins', 'poles', 'fastest_laps', 'podiums'))
),

unions as (
    select * from season_rows
    union all by name
    select * from series_rows
    union all by name
    select * from career_rows
),

compared as (
    select
        unions.*,
        coalesce(unions.summary_value, unions.grid_value) as table_value,
        list_filter([infobox_value, summary_value, grid_value, prose_value], lambda x: x is not null) as given,
        drivers.current_team is not null
        or coalesce(year(coalesce(drivers.revision_at, drivers.fetched_at)) - unions.last_season < 4, true) as is_recent,
        careers.wins as career_wins
    from unions
    inner join careers on unions.driver_id = careers.driver_id
    inner join drivers on unions.driver_id = drivers.driver_id
),

judged as (
    select
        *,
        case
            when len(given) = 0 then null
            when scope = 'misplaced' then 'not_comparable'
            when len(given) = 1 and scope = 'career' then 'single_source'
            when len(given) = 1 and (races_unread > 0 or scope = 'season') then 'not_comparable'
            when len(given) = 1 then null
            when list_min(given) = list_max(given) or agrees_by_alternate then 'agree'
            else 'conflict'
        end as verdict
    from compared
),

explained as (
    select
        *,
        metric in ('races', 'entries') and not_started > 0 and list_max(given) - list_min(given) <= not_started as is_about_starts,
        metric = 'races' and scope = 'season' and summary_value < grid_value and summary_value = events_entered as is_about_meetings
    from judged
),

kinds as (
    select
        *,
        case
            when scope = 'misplaced' and infobox_value != coalesce(table_value, -1) then 'scope_difference'
            when verdict != 'conflict' then null
            when metric = 'best_finish' and infobox_value < table_value then 'field_misuse'
            when scope != 'season' and infobox_value < least(summary_value, grid_value) and is_recent
                and metric not in ('best_finish', 'first_year')
                then 'stale_infobox'
            when is_about_starts or is_about_meetings then 'scope_difference'
            when prose_value is not null
                and table_value is not null
                and case when metric = 'position' then prose_value < table_value else prose_value > table_value end
                and (summary_value = grid_value or summary_value is null or grid_value is null)
                then 'prose_overclaim'
            when scope = 'season' and grid_value < summary_value and races_entered < summary_races then 'incomplete_grid'
            when scope != 'season' and infobox_value > grid_value and coalesce(summary_value, infobox_value) = infobox_value
                and metric not in ('best_finish', 'first_year')
                then 'incomplete_grid'
            else 'unexplained'
        end as kind
    from explained
    where verdict is not null
),

final as (
    select
        driver_id,
        season,
        series,
        series_id,
        series_class,
        metric,
        scope,
        infobox_value,
        summary_value,
        grid_value,
        prose_value,
        verdict,
        kind,
        case when len(given) > 1 then list_max(given) - list_min(given) end as difference,
        nullif(concat_ws('; ',
            case kind
                when 'stale_infobox' then 'likely: the infobox is ' || (table_value - infobox_value)::integer || ' behind the tables'
                when 'scope_difference' then
                    case
                        when scope = 'misplaced' then 'the block is about ' || series || ', its number fits the whole career'
                        when is_about_meetings then 'likely: the summary counts meetings, the grid their races'
                        when not_started = 1 then 'likely: an entry that did not start is counted by one side only'
                        else 'likely: ' || not_started || ' entries that did not start are counted by one side only'
                    end
                when 'field_misuse' then 'the field is for championship positions'
                    || case when infobox_value = 1 and career_wins > 0 then '; likely: a race was won' else '; likely: a race result' end
                when 'prose_overclaim' then 'the prose claims more than the table'
                when 'incomplete_grid' then 'likely: the grids lack races or marks that are counted elsewhere'
            end,
            case
                when races_unread > 0 and grid_value is null and len(given) = 1
                    then races_unread || ' race cells are unread'
            end,
            case when is_partial and metric = 'races' and races_held is not null
                then coalesce(grid_value, summary_value)::integer || ' of ' || races_held || ' races: a partial season'
            end,
            case when has_prose_readings then 'the prose gives more than one value' end,
            case when agrees_by_alternate and list_min(given) != list_max(given) then 'agrees in the second value, such as entries or gross points' end
        ), '') as note
    from kinds
)

select * from final
