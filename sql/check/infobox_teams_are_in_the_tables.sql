-- severity: WARN
-- table: mart.season_entry
-- invariant: 46
-- remedy: Add the entry to the article's tables or the team to its infobox; an alias goes into seeds/teams.csv.
-- The former and current teams that a driver's infobox lists stand in the tables, and the teams of the racing tables stand in that list, by a word of their name.
with claims as (
    select
        *,
        list_filter(string_split(item_id, '-'), lambda word: not list_contains(['racing', 'team', 'motorsport', 'motorsports', 'scuderia', 'competition', 'sport', 'f1', 'formula', 'one', 'the', 'by', 'of', 'international', 'engineering', 'autosport', 'cars'], word)) as words
    from staging.infobox_claim
    where metric in ('former_team', 'current_team') and item_id is not null and contains(lower(template), 'racing driver')
),

lists as (
    select distinct driver_id
    from claims
    where metric = 'former_team'
),

entries as (
    select
        driver_id,
        team_id,
        min(team) as team,
        min(cell_id) as cell_id,
        list_filter(string_split(team_id, '-'), lambda word: not list_contains(['racing', 'team', 'motorsport', 'motorsports', 'scuderia', 'competition', 'sport', 'f1', 'formula', 'one', 'the', 'by', 'of', 'international', 'engineering', 'autosport', 'cars'], word)) as words
    from mart.season_entry
    where discipline = 'racing' and team_id is not null and role is null
    group by driver_id, team_id
),

pairs as (
    select
        claims.cell_id as claim_cell_id,
        claims.item_no,
        entries.cell_id as entry_cell_id
    from claims
    inner join entries on claims.driver_id = entries.driver_id
    where claims.item_id = entries.team_id or list_has_any(claims.words, entries.words)
),

only_in_infobox as (
    select
        claims.driver_id,
        claims.cell_id,
        claims.value_text as team,
        'in the infobox, in no table' as place
    from claims
    semi join entries on claims.driver_id = entries.driver_id
    anti join pairs on claims.cell_id = pairs.claim_cell_id and claims.item_no is not distinct from pairs.item_no
),

only_in_tables as (
    select
        entries.driver_id,
        entries.cell_id,
        entries.team,
        'in a table, not in the infobox' as place
    from entries
    semi join lists on entries.driver_id = lists.driver_id
    anti join pairs on entries.cell_id = pairs.entry_cell_id
)

select * from only_in_infobox
union all
select * from only_in_tables
