-- One row for every driver and team; entries that name no team share a row with a null team_id.
-- The measures of mart.driver_career by team, the team named as the article most often writes it. What an article counts for
-- several teams together stands once, in a row of theirs (`is_shared`, their slugs joined by `+`); the row of each of those
-- teams has it in the columns `_shared`, beside what it has alone, so that the rows add up to the career.
with measures as (
    select * from mart.driver_measure
    where scope = 'team'
),

contributions as (select * from mart.contribution),

joint_teams as (select * from mart.joint_team),

mentions as (
    select driver_id, team_id, team, first_year from contributions
    union all
    select
        contributions.driver_id,
        joint_teams.team_id,
        joint_teams.team,
        contributions.first_year
    from contributions
    inner join joint_teams
        on contributions.driver_id = joint_teams.driver_id
        and contributions.team_id = joint_teams.joint_team_id
        and contributions.team is not distinct from joint_teams.joint_team
),

names as (
    select
        driver_id,
        team_id,
        team
    from mentions
    where team is not null
    group by driver_id, team_id, team
    qualify row_number() over (partition by driver_id, team_id order by count(*) desc, max(first_year) desc, team) = 1
),

final as (
    select
        measures.driver_id,
        measures.team_id,
        names.team,
        coalesce(contains(measures.team_id, '+'), false) as is_shared,
        measures.* exclude (driver_id, team_id, scope, season, series_id, teams, titles, best_position, best_position_season)
    from measures
    left join names on measures.driver_id = names.driver_id and measures.team_id = names.team_id
)

select * from final
