-- One row for every driver and scope of the career: all of it, each season, each series, each team.
-- The one place that adds up mart.contribution: the same measures in every scope, with their rates per start. Every driver has
-- a row of the scope `career`; the other scopes have the seasons, series and teams that contribute, a null one included.
-- What an article counts for several teams together stands in a row of theirs, and in the columns `_shared` of each of them.
with drivers as (select * from mart.driver),

contributions as (select * from mart.contribution),

joint_teams as (select * from mart.joint_team),

final_positions as (select * from mart.final_position),

members as (
    select contributions.* replace (joint_teams.team_id as team_id)
    from contributions
    inner join joint_teams
        on contributions.driver_id = joint_teams.driver_id
        and contributions.team_id = joint_teams.joint_team_id
        and contributions.team is not distinct from joint_teams.joint_team
),

counted as (
    select *, false as is_joint from contributions
    union all by name
    select *, true as is_joint from members
),

sums as (
    select
        case grouping(first_year, series_id, team_id) when 7 then 'career' when 3 then 'season' when 5 then 'series' else 'team' end as scope,
        driver_id,
        first_year as season,
        series_id,
        team_id,
        min(basis) as basis,
        min(first_year) as first_season,
        max(first_year) as last_season,
        count(distinct first_year)::integer as seasons,
        count(distinct series_id)::integer as series,
        (count(distinct team_id) filter (where not contains(team_id, '+')))::integer as teams,
        (sum(races) filter (where not is_joint))::integer as races,
        (sum(wins) filter (where not is_joint))::integer as wins,
        (sum(poles) filter (where not is_joint))::integer as poles,
        (sum(fastest_laps) filter (where not is_joint))::integer as fastest_laps,
        (sum(podiums) filter (where not is_joint))::integer as podiums,
        (sum(races) filter (where is_joint))::integer as races_shared,
        (sum(wins) filter (where is_joint))::integer as wins_shared,
        (sum(poles) filter (where is_joint))::integer as poles_shared,
        (sum(fastest_laps) filter (where is_joint))::integer as fastest_laps_shared,
        (sum(podiums) filter (where is_joint))::integer as podiums_shared,
        (count(*) filter (where not is_joint and races is null))::integer as races_unread,
        (count(*) filter (where not is_joint and wins is null))::integer as wins_unread,
        (count(*) filter (where not is_joint and poles is null))::integer as poles_unread,
        (count(*) filter (where not is_joint and fastest_laps is null))::integer as fastest_laps_unread,
        (count(*) filter (where not is_joint and podiums is null))::integer as podiums_unread
    from counted
    group by grouping sets ((driver_id), (driver_id, first_year), (driver_id, series_id), (driver_id, team_id))
),

titles as (
    select
        case grouping(first_year, series_id) when 3 then 'career' when 1 then 'season' else 'series' end as scope,
        driver_id,
        first_year as season,
        series_id,
        (count(distinct (first_year, last_year, series_id, series_class)) filter (where position = 1))::integer as titles,
        min(position) as best_position,
        arg_min(first_year, (position, first_year)) as best_position_season
    from final_positions
    group by grouping sets ((driver_id), (driver_id, first_year), (driver_id, series_id))
),

scopes as (
    select scope, driver_id, season, series_id, team_id from sums
    union
    select 'career', driver_id, null, null, null from drivers
),

final as (
    select
        scopes.scope,
        scopes.driver_id,
        scopes.season,
        scopes.series_id,
        scopes.team_id,
        sums.first_season,
        sums.last_season,
        coalesce(sums.seasons, 0) as seasons,
        coalesce(sums.series, 0) as series,
        coalesce(sums.teams, 0) as teams,
        sums.races,
        sums.wins,
        sums.poles,
        sums.fastest_laps,
        sums.podiums,
        sums.wins / nullif(sums.races, 0)::double as win_rate,
        sums.podiums / nullif(sums.races, 0)::double as podium_rate,
        sums.poles / nullif(sums.races, 0)::double as pole_rate,
        sums.fastest_laps / nullif(sums.races, 0)::double as fastest_lap_rate,
        case when scopes.scope != 'team' then coalesce(titles.titles, 0) end as titles,
        titles.best_position,
        titles.best_position_season,
        coalesce(sums.basis, 'none') as basis,
        coalesce(sums.races_unread, 0) as races_unread,
        coalesce(sums.wins_unread, 0) as wins_unread,
        coalesce(sums.poles_unread, 0) as poles_unread,
        coalesce(sums.fastest_laps_unread, 0) as fastest_laps_unread,
        coalesce(sums.podiums_unread, 0) as podiums_unread,
        case when scopes.scope = 'team' then sums.races_shared end as races_shared,
        case when scopes.scope = 'team' then sums.wins_shared end as wins_shared,
        case when scopes.scope = 'team' then sums.poles_shared end as poles_shared,
        case when scopes.scope = 'team' then sums.fastest_laps_shared end as fastest_laps_shared,
        case when scopes.scope = 'team' then sums.podiums_shared end as podiums_shared
    from scopes
    left join sums
        on scopes.scope = sums.scope
        and scopes.driver_id = sums.driver_id
        and scopes.season is not distinct from sums.season
        and scopes.series_id is not distinct from sums.series_id
        and scopes.team_id is not distinct from sums.team_id
    left join titles
        on scopes.scope = titles.scope
        and scopes.driver_id = titles.driver_id
        and scopes.season is not distinct from titles.season
        and scopes.series_id is not distinct from titles.series_id
)

select * from final
