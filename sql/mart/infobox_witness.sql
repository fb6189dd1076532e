-- One row for every driver, infobox block, scope and metric that an infobox gives as a number.
-- A block speaks of its series. Where half its numbers fit the career, and fewer the series, they are read as career totals too:
-- scope `career` is what the block is compared with, scope `misplaced` is its series, of which the numbers do not speak.
-- A block that names no series speaks of the career; one below another block only where half its numbers fit, for it may be of
-- a series that nothing tells.
with careers as (select * from mart.driver_career),

series_totals as (select * from mart.series_total),

claims as (
    select
        *,
        contains(lower(template), 'f1 driver') or contains(lower(template), 'formula one driver') as counts_entries
    from staging.infobox_claim
    where value is not null
        and metric in ('races', 'wins', 'poles', 'fastest_laps', 'podiums', 'titles', 'points', 'best_finish', 'first_year')
    qualify row_number() over (
        partition by driver_id, series_id, metric
        order by block_no, item_no nulls first, cell_id
    ) = 1
),

fits as (
    select
        claims.driver_id,
        claims.block_no,
        count(distinct claims.series_id) as series_named,
        count(*) filter (where claims.metric in ('races', 'wins', 'poles', 'fastest_laps', 'podiums')) as counts,
        count(*) filter (
            where claims.value = case claims.metric
                when 'races' then careers.races
                when 'wins' then careers.wins
                when 'poles' then careers.poles
                when 'fastest_laps' then careers.fastest_laps
                when 'podiums' then careers.podiums
            end
        ) as fits_career,
        count(*) filter (
            where claims.value = case claims.metric
                when 'races' then series_totals.races
                when 'wins' then series_totals.wins
                when 'poles' then series_totals.poles
                when 'fastest_laps' then series_totals.fastest_laps
                when 'podiums' then series_totals.podiums
            end
        ) as fits_series
    from claims
    inner join careers on claims.driver_id = careers.driver_id
    left join series_totals
        on claims.driver_id = series_totals.driver_id
        and claims.series_id = series_totals.series_id
    group by claims.driver_id, claims.block_no
),

scopes as (
    select
        driver_id,
        block_no,
        case
            when series_named = 0 and block_no > min(block_no) over (partition by driver_id) and fits_career * 2 < counts then []
            when series_named = 0 then ['career']
            when series_named = 1 and fits_career > fits_series and fits_career * 2 >= counts then ['career', 'misplaced']
            else ['series']
        end as scopes
    from fits
),

scoped as (
    select
        claims.*,
        unnest(scopes.scopes) as scope
    from claims
    inner join scopes on claims.driver_id = scopes.driver_id and claims.block_no = scopes.block_no
),

counts as (
    select * from scoped
    where metric not in ('races', 'first_year')
),

-- an infobox that counts entries may give the starts in brackets, others the other way round
starts as (
    select * replace (
        case
            when counts_entries or (contains(lower(value_text), 'start') and alternate is not null) then coalesce(alternate, value)
            else value
        end as value,
        case when alternate is not null or counts_entries then greatest(value, alternate) end as alternate
    )
    from scoped
    where metric = 'races'
),

entries as (
    select * replace (
        'entries' as metric,
        case when counts_entries or contains(lower(value_text), 'start') then value else alternate end as value,
        null::decimal(12, 4) as alternate
    )
    from scoped
    where metric = 'races'
        and (counts_entries or alternate is not null)
        and scope = 'series'
),

first_years as (
    select * replace (case when series_id is null then 'career' else 'series' end as scope)
    from scoped
    where metric = 'first_year' and scope != 'misplaced'
),

-- lists: how many teams and series an infobox names
lists as (
    select * from staging.infobox_claim
    where contains(lower(template), 'racing driver')
),

-- the lists of former teams and earlier series are whole only where one block tells of the whole career
single_blocks as (
    select driver_id
    from staging.infobox_claim
    group by driver_id
    having count(distinct block_no) = 1
),

team_lists as (
    select
        driver_id,
        'career' as scope,
        min(block_no) as block_no,
        'teams' as metric,
        count(distinct item_id)::decimal(12, 4) as value,
        string_agg(distinct value_text, ', ' order by value_text) as value_text,
        min(cell_id) as cell_id,
        min(snapshot_id) as snapshot_id
    from lists
    semi join single_blocks on lists.driver_id = single_blocks.driver_id
    where metric in ('former_team', 'current_team')
    group by driver_id
    having bool_or(metric = 'former_team')
),

series_lists as (
    select
        driver_id,
        'career' as scope,
        min(block_no) as block_no,
        'series' as metric,
        len(list_distinct(
            coalesce(list(item_id) filter (where metric = 'prev_series' and not starts_with(item_id, 'kart')), []) || list(series_id)
        ))::decimal(12, 4)
            as value,
        string_agg(distinct value_text, ', ' order by value_text) filter (where metric = 'prev_series') as value_text,
        min(cell_id) filter (where metric = 'prev_series') as cell_id,
        min(snapshot_id) as snapshot_id
    from lists
    semi join single_blocks on lists.driver_id = single_blocks.driver_id
    group by driver_id
    having bool_or(metric = 'prev_series')
),

unions as (
    select driver_id, scope, block_no, series, series_id, metric, value, alternate, value_text, cell_id, snapshot_id from counts
    union all by name
    select driver_id, scope, block_no, series, series_id, metric, value, alternate, value_text, cell_id, snapshot_id from starts
    union all by name
    select driver_id, scope, block_no, series, series_id, metric, value, alternate, value_text, cell_id, snapshot_id from entries
    union all by name
    select driver_id, scope, block_no, series, series_id, metric, value, alternate, value_text, cell_id, snapshot_id from first_years
    union all by name
    select * from team_lists
    union all by name
    select * from series_lists
),

-- of two blocks that speak of the career the one that names no series goes first
final as (
    select * from unions
    qualify scope != 'career'
        or row_number() over (partition by driver_id, scope, metric order by series_id is not null, block_no, cell_id) = 1
)

select * from final
