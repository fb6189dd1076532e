-- One row for every driver and series, the classes of a series together.
-- The measures of mart.driver_career by series, with titles, best position and points, which add up only inside one series:
-- points are null where a season of the series has two standings (two classes), which would count the same races twice.
with contributions as (select * from mart.contribution),

standings as (
    select * from mart.season_standing
    where discipline = 'racing'
),

final_positions as (select * from mart.final_position),

titles as (
    select
        driver_id,
        series_id,
        count(distinct (first_year, last_year, series_class)) filter (where position = 1) as titles,
        min(position) as best_position,
        arg_min(first_year, (position, first_year)) as best_position_season
    from final_positions
    group by driver_id, series_id
),

scored as (
    select
        standings.driver_id,
        standings.series_id,
        standings.first_year,
        standings.last_year,
        standings.source,
        count(*) as standings,
        sum(standings.points) as points
    from standings
    where standings.points is not null
    group by standings.driver_id, standings.series_id, standings.first_year, standings.last_year, standings.source
),

preferred_scores as (
    select * from scored
    qualify source = max(source) over (partition by driver_id, series_id)
),

points as (
    select
        driver_id,
        series_id,
        case when max(standings) = 1 then sum(points)::decimal(12, 4) end as points
    from preferred_scores
    group by driver_id, series_id
),

names as (
    select
        driver_id,
        series_id,
        series
    from contributions
    where series is not null
    group by driver_id, series_id, series
    qualify row_number() over (partition by driver_id, series_id order by count(*) desc, max(first_year) desc, series) = 1
),

measures as (
    select
        driver_id,
        series_id,
        any_value(basis) as basis,
        min(first_year) as first_season,
        max(first_year) as last_season,
        count(distinct first_year)::integer as seasons,
        coalesce(len(list_distinct(flatten(list(string_split(team_id, '+')) filter (where team_id is not null)))), 0)::integer as teams,
        sum(races)::integer as races,
        sum(wins)::integer as wins,
        sum(poles)::integer as poles,
        sum(fastest_laps)::integer as fastest_laps,
        sum(podiums)::integer as podiums,
        (count(*) - count(races))::integer as races_unread,
        (count(*) - count(wins))::integer as wins_unread,
        (count(*) - count(poles))::integer as poles_unread,
        (count(*) - count(fastest_laps))::integer as fastest_laps_unread,
        (count(*) - count(podiums))::integer as podiums_unread
    from contributions
    group by driver_id, series_id
),

final as (
    select
        measures.driver_id,
        measures.series_id,
        names.series,
        measures.first_season,
        measures.last_season,
        measures.seasons,
        measures.teams,
        measures.races,
        measures.wins,
        measures.poles,
        measures.fastest_laps,
        measures.podiums,
        measures.wins / nullif(measures.races, 0)::double as win_rate,
        measures.podiums / nullif(measures.races, 0)::double as podium_rate,
        measures.poles / nullif(measures.races, 0)::double as pole_rate,
        measures.fastest_laps / nullif(measures.races, 0)::double as fastest_lap_rate,
        points.points,
        coalesce(titles.titles, 0)::integer as titles,
        titles.best_position,
        titles.best_position_season,
        measures.basis,
        measures.races_unread,
        measures.wins_unread,
        measures.poles_unread,
        measures.fastest_laps_unread,
        measures.podiums_unread
    from measures
    left join names on measures.driver_id = names.driver_id and measures.series_id = names.series_id
    left join titles on measures.driver_id = titles.driver_id and measures.series_id = titles.series_id
    left join points on measures.driver_id = points.driver_id and measures.series_id = points.series_id
)

select * from final
