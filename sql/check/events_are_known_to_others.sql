-- severity: WARN
-- table: mart.race_result
-- invariant: 58
-- scope: warehouse
-- remedy: Compare the code with other articles' grids of the season: a slip, or another spelling of the same event.
-- An event's code stands in another driver's grid of that season too, where two drivers agree on a code of that round, and in
-- that round where the row's other rounds are theirs. It does not stand but once with a page that goes by another code elsewhere:
-- one of the same letters in another order, one that is a letter off in the same article, or one of another page of the series.
with results as (
    select
        driver_id,
        series_id,
        season,
        coalesce(race_class, '') as class_key,
        round_no,
        event,
        min(cell_id) as cell_id
    from mart.race_result
    where kind = 'results_grid' and round_no is not null and event is not null
    group by all
),

shared_codes as (
    select
        series_id,
        season,
        class_key,
        round_no,
        event
    from results
    group by all
    having count(*) > 1
),

known_rounds as (
    select
        series_id,
        season,
        class_key,
        round_no,
        string_agg(event, ', ' order by event) as known_events,
        count(*) as codes
    from shared_codes
    group by all
),

misplaced as (
    select results.*, known_rounds.known_events
    from results
    inner join known_rounds
        on results.series_id = known_rounds.series_id
        and results.season = known_rounds.season
        and results.class_key = known_rounds.class_key
        and results.round_no = known_rounds.round_no
    where known_rounds.codes = 1 and results.event != known_rounds.known_events
),

-- how the row of one that is misplaced stands to the others'
rows as (
    select
        results.driver_id,
        results.series_id,
        results.season,
        results.class_key,
        count(*) filter (where results.event = known_rounds.known_events) as known,
        count(*) filter (where results.event != known_rounds.known_events) as unknown,
        max(results.round_no) filter (where results.event = known_rounds.known_events) as last_known
    from results
    inner join known_rounds
        on results.series_id = known_rounds.series_id
        and results.season = known_rounds.season
        and results.class_key = known_rounds.class_key
        and results.round_no = known_rounds.round_no
    semi join misplaced
        on results.driver_id = misplaced.driver_id
        and results.series_id = misplaced.series_id
        and results.season = misplaced.season
        and results.class_key = misplaced.class_key
    where known_rounds.codes = 1
    group by results.driver_id, results.series_id, results.season, results.class_key
),

-- the codes that the page of an event or circuit goes by
pages as (
    select
        driver_id,
        series_id,
        regexp_replace(event_link, '^\d{4} ', '') as link,
        regexp_matches(event_link, '^\d{4} ') as is_event,
        event,
        count(*) as cells,
        min(cell_id) as cell_id,
        min(season) as season
    from mart.race_result
    where kind = 'results_grid' and event_link != '' and event is not null
    group by all
),

linked as (
    select
        link,
        event,
        sum(cells) as cells,
        min(driver_id) as driver_id,
        min(cell_id) as cell_id,
        min(season) as season,
        min(series_id) as series_id
    from pages
    group by link, event
),

linked_in_series as (
    select
        series_id,
        link,
        event,
        sum(cells) as cells,
        min(driver_id) as driver_id,
        min(cell_id) as cell_id,
        min(season) as season
    from pages
    where is_event
    group by series_id, link, event
),

codes_of_links as (
    select series_id, link, max(cells) as cells, arg_max(event, cells) as event from linked_in_series
    group by series_id, link
),

links_of_codes as (
    select series_id, event, max(cells) as cells from linked_in_series
    group by series_id, event
),

select
    results.driver_id,
    results.cell_id,
    results.season,
    results.series_id,
    results.round_no,
    results.event,
    known_rounds.known_events
from results
inner join known_rounds
    on results.series_id = known_rounds.series_id
    and results.season = known_rounds.season
    and results.class_key = known_rounds.class_key
    and results.round_no = known_rounds.round_no
anti join shared_codes as codes
    on results.series_id = codes.series_id
    and results.season = codes.season
    and results.class_key = codes.class_key
    and results.event = codes.event
union all by name
select
    linked.driver_id,
    linked.cell_id,
    linked.season,
    linked.series_id,
    linked.event,
    string_agg(others.event, ', ' order by others.event) as known_events
from linked
inner join linked as others on linked.link = others.link and linked.event != others.event
where linked.cells = 1 and others.cells >= 3
    and list_sort(string_split(linked.event, '')) = list_sort(string_split(others.event, ''))
group by linked.driver_id, linked.cell_id, linked.season, linked.series_id, linked.event
union all by name
-- a row whose rounds are the others', but for one or two that others follow: it has not left out a race
select
    misplaced.driver_id,
    misplaced.cell_id,
    misplaced.season,
    misplaced.series_id,
    misplaced.round_no,
    misplaced.event,
    misplaced.known_events
from misplaced
inner join rows
    on misplaced.driver_id = rows.driver_id
    and misplaced.series_id = rows.series_id
    and misplaced.season = rows.season
    and misplaced.class_key = rows.class_key
semi join shared_codes as codes
    on misplaced.series_id = codes.series_id
    and misplaced.season = codes.season
    and misplaced.class_key = codes.class_key
    and misplaced.event = codes.event
where rows.known >= 8 and rows.unknown <= 2 and misplaced.round_no < rows.last_known
union all by name
select
    linked.driver_id,
    linked.cell_id,
    linked.season,
    linked.series_id,
    linked.event,
    codes_of_links.event as known_events
from linked_in_series as linked
inner join codes_of_links on linked.series_id = codes_of_links.series_id and linked.link = codes_of_links.link
inner join links_of_codes on linked.series_id = links_of_codes.series_id and linked.event = links_of_codes.event
where linked.cells = 1 and codes_of_links.cells >= 3 and links_of_codes.cells >= 3
union all by name
select
    slips.driver_id,
    slips.cell_id,
    slips.season,
    slips.series_id,
    slips.event,
    own.event as known_events
from linked_in_series as slips
inner join pages as own on slips.driver_id = own.driver_id and slips.series_id = own.series_id and slips.link = own.link
where slips.cells = 1 and own.is_event and own.cells >= 2
    and length(slips.event) = length(own.event) and levenshtein(slips.event, own.event) = 1
