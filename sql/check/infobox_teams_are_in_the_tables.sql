-- severity: WARN
-- table: mart.season_entry
-- invariant: 46
-- remedy: Add the entry to the article's tables or the team to its infobox; an alias goes into seeds/teams.csv.
-- The teams that a driver's infobox lists stand in the tables, and the teams of the racing tables stand in the infobox, where it lists former teams.
with claims as (
    select * from staging.infobox_claim
    where metric in ('former_team', 'current_team', 'team') and item_id is not null
),

lists as (
    select distinct driver_id
    from claims
    where metric = 'former_team'
),

entries as (
    select * from mart.season_entry
    where discipline = 'racing' and team_id is not null
),

results as (
    select * from mart.race_result
    where team_id is not null
),

table_teams as (
    select driver_id, team_id from entries
    union
    select driver_id, team_id from results
),

only_in_infobox as (
    select
        claims.driver_id,
        claims.cell_id,
        claims.value_text as team,
        'in the infobox, in no table' as place
    from claims
    semi join entries on claims.driver_id = entries.driver_id
    anti join table_teams on claims.driver_id = table_teams.driver_id and claims.item_id = table_teams.team_id
),

only_in_tables as (
    select
        entries.driver_id,
        min(entries.cell_id) as cell_id,
        min(entries.team) as team,
        'in a table, not in the infobox' as place
    from entries
    semi join lists on entries.driver_id = lists.driver_id
    anti join claims on entries.driver_id = claims.driver_id and entries.team_id = claims.item_id
    group by entries.driver_id, entries.team_id
)

select * from only_in_infobox
union all
select * from only_in_tables
