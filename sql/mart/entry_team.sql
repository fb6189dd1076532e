-- One row for every entry and each team that its cell names.
-- An entry of several teams counts its races once, for all of them together: its measures stand in mart.season_entry, and are
-- not to be added up over this table.
with entries as (
    select * from mart.season_entry
    where team_id is not null
),

joint_teams as (select * from mart.joint_team),

final as (
    select
        entries.driver_id,
        entries.entry_no,
        coalesce(joint_teams.team_no, 1) as team_no,
        coalesce(joint_teams.team, entries.team) as team,
        coalesce(joint_teams.team_id, entries.team_id) as team_id,
        joint_teams.team_id is not null as is_shared,
        entries.cell_id
    from entries
    left join joint_teams
        on entries.driver_id = joint_teams.driver_id
        and entries.team_id = joint_teams.joint_team_id
        and entries.team is not distinct from joint_teams.joint_team
)

select * from final
