-- One row for every team_id: a team, or several that a cell names together (`is_shared`), each of which has a row of its own too.
-- The names that articles use for it, and how many drivers and seasons speak of it.
with entries as (select * from mart.season_entry),

results as (select * from mart.race_result),

named as (
    select
        driver_id,
        discipline,
        first_year,
        team,
        team_id
    from entries
    where team_id is not null
    union all
    select distinct
        driver_id,
        coalesce(discipline, 'racing') as discipline,
        season as first_year,
        team,
        team_id
    from results
    where team_id is not null
),

joint as (
    select
        *,
        string_split(team_id, '+') as team_ids,
        string_split_regex(team, '\s*[,/;]\s*') as parts
    from named
    where contains(team_id, '+')
),

numbered as (
    select
        *,
        unnest(range(1, len(team_ids) + 1)) as team_no
    from joint
),

mentions as (
    select * from named
    union all
    select
        driver_id,
        discipline,
        first_year,
        case when len(parts) = len(team_ids) then parts[team_no] end as team,
        team_ids[team_no] as team_id
    from numbered
),

names as (
    select
        team_id,
        team,
        count(*) as mentions
    from mentions
    where team is not null
    group by team_id, team
),

preferred_names as (
    select
        team_id,
        first(team order by mentions desc, length(team), team) as team,
        string_agg(team, ' | ' order by mentions desc, team) as names
    from names
    group by team_id
),

counted as (
    select
        team_id,
        min(discipline) as discipline,
        count(distinct driver_id)::integer as drivers,
        min(first_year) as first_season,
        max(first_year) as last_season,
        count(distinct first_year)::integer as seasons
    from mentions
    group by team_id
),

final as (
    select
        counted.team_id,
        preferred_names.team,
        preferred_names.names,
        contains(counted.team_id, '+') as is_shared,
        counted.discipline,
        counted.drivers,
        counted.first_season,
        counted.last_season,
        counted.seasons
    from counted
    left join preferred_names on counted.team_id = preferred_names.team_id
)

select * from final
