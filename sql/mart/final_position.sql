-- One row for every standing that titles and best positions are counted over.
-- Final places in racing championships: finished seasons, of the career summary where it gives any place, else of the grids.
-- A rank of a class in a standing of no class (`1st (Rookie)`) is none of the championship's.
-- A single event is no championship: its series matches seeds/single_events.csv, or its season had one race.
with standings as (
    select * from mart.season_standing
    where discipline = 'racing' and position is not null and not coalesce(is_provisional, false)
        and (position_class is null or series_class is not null)
),

entries as (select * from mart.season_entry),

single_event_rules as (select * from raw.rule_single_events),

series as (select distinct series_id from standings),

single_events as (
    select series_id
    from series
    where regexp_matches(series_id, (select string_agg(pattern, '|') from single_event_rules))
),

single_races as (
    select
        driver_id,
        first_year,
        last_year,
        series_id,
        coalesce(series_class, '') as class_key
    from entries
    group by driver_id, first_year, last_year, series_id, coalesce(series_class, '')
    having sum(races) = 1 and count(races) = count(*)
),

championships as (
    select standings.*
    from standings
    anti join single_events on standings.series_id = single_events.series_id
    anti join single_races
        on standings.driver_id = single_races.driver_id
        and standings.first_year = single_races.first_year
        and standings.last_year is not distinct from single_races.last_year
        and standings.series_id = single_races.series_id
        and coalesce(standings.series_class, '') = single_races.class_key
),

final as (
    select
        driver_id,
        first_year,
        last_year,
        series,
        series_id,
        series_class,
        position,
        position_text,
        points,
        source,
        coalesce(position_cell_id, cell_id) as cell_id
    from championships
    qualify source = max(source) over (partition by driver_id)
)

select * from final
