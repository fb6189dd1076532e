-- One row for every driver, text that names several teams together, and each of those teams.
-- A cell such as `Prema Racing, Carlin` has one team_id, the slugs of its teams joined by `+`. Here is who they are, with the
-- name of each where the text has as many names as slugs.
with entries as (select * from mart.season_entry),

results as (select * from mart.race_result),

mentions as (
    select driver_id, team_id, team from entries
    union
    select driver_id, team_id, team from results
),

lists as (
    select
        driver_id,
        team_id as joint_team_id,
        team as joint_team,
        string_split(team_id, '+') as team_ids,
        string_split_regex(team, '\s*[,/;]\s*') as names
    from mentions
    where contains(team_id, '+')
),

numbered as (
    select
        *,
        unnest(range(1, len(team_ids) + 1))::integer as team_no
    from lists
),

final as (
    select
        driver_id,
        joint_team_id,
        joint_team,
        team_no,
        team_ids[team_no] as team_id,
        case when len(names) = len(team_ids) then names[team_no] end as team
    from numbered
)

select * from final
