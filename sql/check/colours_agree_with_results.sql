-- severity: WARN
-- table: mart.race_result
-- invariant: 62
-- remedy: Colour or text of the article's cell is wrong: compare with the race.
-- The colour of a race cell agrees with its result, by the table of colours: the first three have colours of their own. A
-- position without a colour stands in no grid whose other positions have theirs.
with reported as (
    select *, avg((colour is not null)::integer) over (partition by driver_id, table_no) as share_coloured
    from mart.race_result
    where kind = 'results_grid' and position is not null
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
where colour is null and share_coloured > 0.8
