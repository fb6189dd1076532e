-- One row for every driver: the career, in the discipline racing only.
-- Measures add what the article reports; `basis` says where they come from. No points: they have no sum across series.
-- A title is a first place in a finished season of a championship; single events such as Macau or Le Mans are none.
with drivers as (select * from mart.driver),

contributions as (select * from mart.contribution),

final_positions as (select * from mart.final_position),

titles as (
    select
        driver_id,
        count(distinct (first_year, last_year, series_id, series_class)) filter (where position = 1) as titles,
        min(position) as best_position
    from final_positions
    group by driver_id
),

best_seasons as (
    select
        final_positions.driver_id,
        min(final_positions.first_year) as best_position_season
    from final_positions
    inner join titles on final_positions.driver_id = titles.driver_id and final_positions.position = titles.best_position
    group by final_positions.driver_id
),

measures as (
    select
        driver_id,
        any_value(basis) as basis,
        min(first_year) as first_season,
        max(first_year) as last_season,
        count(distinct first_year)::integer as seasons,
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
    group by driver_id
),

final as (
    select
        drivers.driver_id,
        measures.first_season,
        measures.last_season,
        coalesce(measures.seasons, 0) as seasons,
        coalesce(measures.series, 0) as series,
        coalesce(measures.teams, 0) as teams,
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
        best_seasons.best_position_season,
        coalesce(measures.basis, 'none') as basis,
        coalesce(measures.races_unread, 0) as races_unread,
        coalesce(measures.wins_unread, 0) as wins_unread,
        coalesce(measures.poles_unread, 0) as poles_unread,
        coalesce(measures.fastest_laps_unread, 0) as fastest_laps_unread,
        coalesce(measures.podiums_unread, 0) as podiums_unread
    from drivers
    left join measures on drivers.driver_id = measures.driver_id
    left join titles on drivers.driver_id = titles.driver_id
    left join best_seasons on drivers.driver_id = best_seasons.driver_id
)

select * from final
