-- One row for every driver and season, the season as the integer of its first year.
-- The measures of mart.driver_career by season, titles and best position among the championships that began in it.
-- No points: a season's series count them in different systems.
with contributions as (select * from mart.contribution),

final_positions as (select * from mart.final_position),

titles as (
    select
        driver_id,
        first_year,
        count(distinct (last_year, series_id, series_class)) filter (where position = 1) as titles,
        min(position) as best_position
    from final_positions
    group by driver_id, first_year
),

measures as (
    select
        driver_id,
        first_year as season,
        any_value(basis) as basis,
        count(distinct series_id)::integer as series,
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
    group by driver_id, first_year
),

final as (
    select
        measures.driver_id,
        measures.season,
        measures.series,
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
        coalesce(titles.titles, 0)::integer as titles,
        titles.best_position,
        measures.basis,
        measures.races_unread,
        measures.wins_unread,
        measures.poles_unread,
        measures.fastest_laps_unread,
        measures.podiums_unread
    from measures
    left join titles on measures.driver_id = titles.driver_id and measures.season = titles.first_year
)

select * from final
