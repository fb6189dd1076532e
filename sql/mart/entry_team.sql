-- One row for every entry and each team that its cell names.
-- An entry of several teams counts its races once, for all of them together: its measures stand in mart.season_entry, and are
-- not to be added up over this table.
with entries as (
    select * from mart.season_entry
    where team_id is not null
),

lists as (
    select
        driver_id,
        entry_no,
        team as team_text,
        string_split(team_id, '+') as team_ids,
        string_split_regex(team, '\s*[,/;]\s*') as names,
        cell_id
    from entries
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
        entry_no,
        team_no,
        case when len(names) = len(team_ids) then names[team_no] else team_text end as team,
        team_ids[team_no] as team_id,
        len(team_ids) > 1 as is_shared,
        cell_id
    from numbered
)

select * from final
