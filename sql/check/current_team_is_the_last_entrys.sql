-- severity: WARN
-- table: mart.season_entry
-- invariant: 50
-- remedy: Bring the infobox's current team up to date.
-- The current team of the infobox is a team of the driver's last season.
with claims as (
    select * from staging.infobox_claim
    where metric = 'current_team' and item_id is not null
),

last_entries as (
    select * from mart.season_entry
    where discipline = 'racing'
    qualify entry_no = max(entry_no) over (partition by driver_id)
),

last_seasons as (
    select * from mart.season_entry
    where discipline = 'racing'
    qualify first_year = max(first_year) over (partition by driver_id)
),

seasons as (
    select
        driver_id,
        string_agg(distinct team, ', ' order by team) as teams
    from last_seasons
    group by driver_id
)

select
    claims.driver_id,
    claims.cell_id,
    claims.value_text as current_team,
    seasons.teams as last_teams
from claims
inner join seasons on claims.driver_id = seasons.driver_id
anti join last_entries on claims.driver_id = last_entries.driver_id and claims.item_id = last_entries.team_id
