-- One row for every driver and team; entries that name no team share a row with a null team_id.
-- The measures of mart.driver_career by team, the team named as the article most often writes it.
with contributions as (select * from mart.contribution),

names as (
    select
        driver_id,
        team_id,
        team
    from contributions
    where team is not null
    group by driver_id, team_id, team
    qualify row_number() over (partition by driver_id, team_id order by count(*) desc, max(first_year) desc, team) = 1
),

measures as (
    select
        driver_id,
        team_id,
        any_value(basis) as basis,
        min(first_year) as first_season,
        max(first_year) as last_season,
        count(distinct first_year)::integer as seasons,
        count(distinct series_id)::integer as series,
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
    group by driver_id, team_id
),

final as (
    select
        measures.driver_id,
        measures.team_id,
        names.team,
        measures.first_season,
        measures.last_season,
        measures.seasons,
        measures.series,
        measures.races,
        measures.wins,
        measures.poles,
        measures.fastest_laps,
        measures.podiums,
        measures.wins / nullif(measures.races, 0)::double as win_rate,
        measures.podiums / nullif(measures.races, 0)::double as podium_rate,
        measures.poles / nullif(measures.races, 0)::double as pole_rate,
        measures.fastest_laps / nullif(measures.races, 0)::double as fastest_lap_rate,
        measures.basis,
        measures.races_unread,
        measures.wins_unread,
        measures.poles_unread,
        measures.fastest_laps_unread,
        measures.podiums_unread
    from measures
    left join names on measures.driver_id = names.driver_id and measures.team_id = names.team_id
)

select * from final
