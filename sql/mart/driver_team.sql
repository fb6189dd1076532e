-- One row for every driver and team; entries that name no team share a row with a null team_id.
-- The measures of mart.driver_career by team, the team named as the article most often writes it. What an article counts for
-- several teams together stands once, in a row of theirs (`is_shared`, their slugs joined by `+`); the row of each of those
-- teams has it in the columns `_shared`, beside what it has alone, so that the rows add up to the career.
with contributions as (select * from mart.contribution),

joint as (
    select
        *,
        string_split(team_id, '+') as team_ids,
        string_split_regex(team, '\s*[,/;]\s*') as parts
    from contributions
    where contains(team_id, '+')
),

numbered as (
    select
        *,
        unnest(range(1, len(team_ids) + 1)) as team_no
    from joint
),

members as (
    select
        * exclude (team_ids, parts, team_no)
        replace (team_ids[team_no] as team_id, case when len(parts) = len(team_ids) then parts[team_no] end as team),
        true as is_joint
    from numbered
),

mentions as (
    select *, false as is_joint from contributions
    union all by name
    select * from members
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

measures as (
    select
        driver_id,
        team_id,
        any_value(basis) as basis,
        min(first_year) as first_season,
        max(first_year) as last_season,
        count(distinct first_year)::integer as seasons,
        count(distinct series_id)::integer as series,
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
    from mentions
    group by driver_id, team_id
),

final as (
    select
        measures.driver_id,
        measures.team_id,
        names.team,
        coalesce(contains(measures.team_id, '+'), false) as is_shared,
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
        measures.races_shared,
        measures.wins_shared,
        measures.poles_shared,
        measures.fastest_laps_shared,
        measures.podiums_shared,
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
