-- severity: WARN
-- table: mart.race_result
-- invariant: 62
-- remedy: Colour or text of the article's cell is wrong: compare with the race.
-- The colour of a race cell agrees with its result, by the table of colours: the first three have colours of their own, and a
-- colour has its result. No result is without a colour where the others of the grid have theirs, and in a season's races of one kind no place ahead of one
-- in the colour of points lacks it.
with reported as (
    select
        *,
        count(*) filter (where colour is null) over alike as bare,
        count(*) filter (where colour is not null) over alike as coloured
    from mart.race_result
    where kind = 'results_grid' and is_start
    window alike as (partition by driver_id, table_no)
),

-- a season of one series: the last place that scored by its colour, races of one kind by themselves
scored as (
    select
        *,
        max(position) filter (where colour_meaning in ('points', 'points_finish', 'other_points')) over same as last_scored
    from mart.race_result
    where kind = 'results_grid' and position is not null and class_position is null and coalesce(marks, '') = ''
        and not coalesce(is_interim, false)
    window same as (partition by driver_id, table_no, row_no, coalesce(session, event_race::varchar, ''))
),

results as (
    select * from mart.race_result
    where colour_meaning is not null and state = 'reported'
),

rules as (
    select
        colour,
        meaning,
        string_split(statuses, ' ') as statuses,
        try_cast(best as integer) as best,
        try_cast(worst as integer) as worst
    from raw.rule_colours
)

select
    results.driver_id,
    results.cell_id,
    results.season,
    results.series,
    results.event,
    results.result_text,
    results.status,
    results.colour_meaning
from results
anti join rules
    on results.colour = rules.colour
    and results.colour_meaning = rules.meaning
    and list_contains(rules.statuses, results.status)
    and (rules.best is null or coalesce(results.class_position, results.position) between rules.best and rules.worst
        or results.position between rules.best and rules.worst)
    and not (
        rules.meaning in ('points', 'points_finish', 'other_points', 'classified')
        and coalesce(results.position, 4) <= 3
        and coalesce(results.class_position, 1) <= 3
    )
union all
select driver_id, cell_id, season, series, event, result_text, status, colour_meaning
from reported
where colour is null and coloured >= 3 and bare <= 1 + coloured / 10
union all
select driver_id, cell_id, season, series, event, result_text, status, colour_meaning
from mart.race_result
where kind = 'results_grid' and state = 'reported' and result_text is null and colour is not null
union all
select driver_id, cell_id, season, series, event, result_text, status, colour_meaning
from scored
where colour_meaning = 'classified' and position < last_scored
