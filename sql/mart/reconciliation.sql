-- One row for every driver, season, series, class and metric that two witnesses cover; career rows have no season and no
-- series.
-- Where infobox, career summary, results grid and prose speak of the same number: do they agree, by how much do they differ,
-- and what kind of difference is it. Series rows (no season) hold an infobox block against the series it speaks of.
-- `total_value` is what a table by class or by series totals, `prose_value` of a series row what the article's lead says.
-- `difference` is the largest value less the smallest. A kind that is only likely says so in the note. `cell_id` is the place to
-- look at first: the infobox's field, else the summary's row or cell, the grid's, the sentence; mart.evidence has them all.
with drivers as (select * from mart.driver),

careers as (select * from mart.driver_career),

grids as (select * from mart.grid_season),

season_witnesses as (select * from mart.season_witness),

totals as (select * from mart.infobox_comparison),

-- what the article totals of a series: in a table by class or by series, of two the first, and in its lead
stated_totals as (
    select
        driver_id,
        series,
        series_id,
        metric,
        'series' as scope,
        case when basis = 'series_row' then value::decimal(12, 4) end as total_value,
        case when basis = 'prose' then value::decimal(12, 4) end as prose_value,
        summary_value::decimal(12, 4) as summary_value,
        grid_value::decimal(12, 4) as grid_value,
        verdict = 'agree' as agrees_by_alternate,
        case when basis = 'series_row' then cell_id end as cell_id
    from mart.stated_total
    where discipline = 'racing' and basis in ('series_row', 'prose') and verdict != 'not_comparable'
    qualify row_number() over (partition by driver_id, series_id, metric, basis order by table_no, row_no, cell_id) = 1
),

all_totals as (
    select * from totals
    union all by name
    select * from stated_totals
),

-- one row for each: the infobox's, else the table's, else the lead's, with what the others say
series_totals as (
    select
        all_totals.* replace (
            max(total_value) over same as total_value,
            max(prose_value) over same as prose_value
        )
    from all_totals
    window same as (partition by driver_id, series_id, metric, scope)
    qualify row_number() over (
        partition by driver_id, series_id, metric, scope
        order by infobox_value is null, all_totals.total_value is null
    ) = 1
),

-- what a difference between summary and grid mostly is
difference_rules as (select * from raw.rule_differences),

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
        list(value order by cell_id) filter (where source = 'prose') as prose_values,
        coalesce(
            min(coalesce(cell_id, row_cell_id)) filter (where source = 'summary'),
            min(coalesce(cell_id, row_cell_id)) filter (where source = 'grid'),
            min(cell_id)
        ) as cell_id
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
        coalesce(len(list_distinct(season_tables.prose_values)), 0) > 1 as has_prose_readings,
        season_tables.cell_id
    from season_tables
    left join single_grids
        on season_tables.driver_id = single_grids.driver_id
        and season_tables.season = single_grids.season
        and season_tables.series_id = single_grids.series_id
),

unions as (
    select * from season_rows
    union all by name
    select * from series_totals
),

compared as (
    select
        unions.* replace (coalesce(unions.is_partial, false) as is_partial, coalesce(unions.has_prose_readings, false) as has_prose_readings),
        coalesce(unions.summary_value, unions.grid_value) as table_value,
        list_filter([infobox_value, summary_value, grid_value, prose_value, total_value], lambda x: x is not null) as given,
        list_filter([infobox_value, summary_value, grid_value], lambda x: x is not null) as others,
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
            when infobox_value = summary_value - repeated and coalesce(grid_value, infobox_value) = infobox_value then 'agree'
            else 'conflict'
        end as verdict
    from compared
),

explained as (
    select
        *,
        metric in ('races', 'entries') and not_started > 0 and list_max(given) - list_min(given) <= not_started as is_about_starts,
        metric = 'races' and scope = 'season' and summary_value < grid_value and summary_value = events_entered as is_about_meetings,
        coalesce(verdict = 'conflict' and total_value is not null and list_min(others) = list_max(others), false) as is_about_total
    from judged
),

kinds as (
    select
        explained.*,
        difference_rules.kind as rule_kind,
        difference_rules.note,
        case
            when scope = 'misplaced' and infobox_value != coalesce(table_value, -1) then 'scope_difference'
            when verdict != 'conflict' then null
            when is_about_total then 'scope_difference'
            when explained.metric = 'best_finish' and infobox_value < table_value then 'field_misuse'
            when scope != 'season' and infobox_value < least(summary_value, grid_value) and is_recent
                and explained.metric not in ('best_finish', 'first_year')
                then 'stale_infobox'
            when is_about_starts or is_about_meetings then 'scope_difference'
            when scope != 'season' and prose_value > grid_value and coalesce(summary_value, infobox_value, prose_value) = prose_value
                then 'incomplete_grid'
            when prose_value is not null
                and table_value is not null
                and case when explained.metric = 'position' then prose_value < table_value else prose_value > table_value end
                and (summary_value = grid_value or summary_value is null or grid_value is null)
                then 'prose_overclaim'
            when scope = 'season' and grid_value < summary_value and races_entered < summary_races then 'incomplete_grid'
            when scope != 'season' and infobox_value > grid_value and coalesce(summary_value, infobox_value) = infobox_value
                and explained.metric not in ('best_finish', 'first_year')
                then 'incomplete_grid'
            else coalesce(difference_rules.kind, 'unexplained')
        end as kind
    from explained
    left join difference_rules
        on explained.metric = difference_rules.metric
        and explained.scope = 'season'
        and difference_rules.grid_is = case
            when explained.grid_value > explained.summary_value then 'more' when explained.grid_value < explained.summary_value then 'less'
        end
    where verdict is not null
),

noted as (
    select
        *,
        case when kind = rule_kind then note end as rule_note
    from kinds
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
        total_value,
        verdict,
        kind,
        case when len(given) > 1 then list_max(given) - list_min(given) end as difference,
        nullif(concat_ws('; ',
            case kind
                when 'stale_infobox' then 'likely: the infobox is ' || (table_value - infobox_value)::integer || ' behind the tables'
                when 'scope_difference' then
                    case
                        when scope = 'misplaced' then 'the block is about ' || series || ', its number fits the whole career'
                        when is_about_total
                            then 'the table by class or series totals ' || total_value::integer || ', the seasons add up to another'
                        when is_about_meetings then 'likely: the summary counts meetings, the grid their races'
                        when not coalesce(is_about_starts, false) then rule_note
                        when not_started = 1 then 'likely: an entry that did not start is counted by one side only'
                        else 'likely: ' || not_started || ' entries that did not start are counted by one side only'
                    end
                when 'field_misuse' then 'the field is for championship positions'
                    || case when infobox_value = 1 and career_wins > 0 then '; likely: a race was won' else '; likely: a race result' end
                when 'prose_overclaim' then 'the prose claims more than the table'
                when 'incomplete_grid' then coalesce(rule_note, 'likely: the grids lack races or marks that are counted elsewhere')
                when 'unexplained' then rule_note
            end,
            case
                when races_unread > 0 and grid_value is null and len(given) = 1
                    then races_unread || ' race cells are unread'
            end,
            case when is_partial and metric = 'races' and races_held is not null
                then coalesce(grid_value, summary_value)::integer || ' of ' || races_held || ' races: a partial season'
            end,
            case when repeated > 0 then 'the summary has ' || repeated || ' of these twice: in a class and over all classes' end,
            case when has_prose_readings then 'the prose gives more than one value' end,
            case when agrees_by_alternate and list_min(given) != list_max(given) then 'agrees in the second value, such as entries, gross points or results in class' end
        ), '') as note,
        cell_id
    from noted
)

select * from final
