-- One row for every series and for every team_id that an article speaks of, in an entry or in a results grid.
-- The names that articles use for it, and how many drivers and seasons speak of it. A team_id that names several teams together
-- has a row, and each of them has it too.
with entries as (select * from mart.season_entry),

results as (select * from mart.race_result),

joint_teams as (select * from mart.joint_team),

rows_of_tables as (
    select driver_id, discipline, first_year, series, series_id, team, team_id, true as is_entry from entries
    union all
    select driver_id, coalesce(discipline, 'racing'), season, series, series_id, team, team_id, false from results
),

-- a grid mentions a season once, however many races it has
single_mentions as (
    select driver_id, discipline, first_year, 'series' as subject, series_id as subject_id, series as name
    from rows_of_tables
    where is_entry and series_id is not null
    union all
    select driver_id, discipline, first_year, 'team', team_id, team
    from rows_of_tables
    where is_entry and team_id is not null
    union all
    select distinct driver_id, discipline, first_year, 'series', series_id, series
    from rows_of_tables
    where not is_entry and series_id is not null
    union all
    select distinct driver_id, discipline, first_year, 'team', team_id, team
    from rows_of_tables
    where not is_entry and team_id is not null
),

mentions as (
    select * from single_mentions
    union all
    select
        single_mentions.driver_id,
        single_mentions.discipline,
        single_mentions.first_year,
        single_mentions.subject,
        joint_teams.team_id,
        joint_teams.team
    from single_mentions
    inner join joint_teams
        on single_mentions.subject = 'team'
        and single_mentions.driver_id = joint_teams.driver_id
        and single_mentions.subject_id = joint_teams.joint_team_id
        and single_mentions.name is not distinct from joint_teams.joint_team
),

names as (
    select
        subject,
        subject_id,
        name,
        count(*) as mentions
    from mentions
    where name is not null
    group by subject, subject_id, name
),

preferred_names as (
    select
        subject,
        subject_id,
        first(name order by mentions desc, length(name), name) as name,
        string_agg(name, ' | ' order by mentions desc, name) as names
    from names
    group by subject, subject_id
),

counted as (
    select
        subject,
        subject_id,
        min(discipline) as discipline,
        count(distinct driver_id)::integer as drivers,
        min(first_year) as first_season,
        max(first_year) as last_season,
        count(distinct first_year)::integer as seasons
    from mentions
    group by subject, subject_id
),

final as (
    select
        counted.subject,
        counted.subject_id,
        preferred_names.name,
        preferred_names.names,
        counted.discipline,
        counted.drivers,
        counted.first_season,
        counted.last_season,
        counted.seasons
    from counted
    left join preferred_names
        on counted.subject = preferred_names.subject
        and counted.subject_id = preferred_names.subject_id
)

select * from final
