-- severity: WARN
-- table: mart.season_entry
-- invariant: 46
-- remedy: Add the entry to the article's tables or the team to its infobox; an alias goes into seeds/teams.csv.
-- The former and current teams that a driver's infobox lists stand in the tables, and the teams of the racing tables stand
-- in that list, by a word of their name; so do the teams that an infobox lists for one series, where the grids hold all its races.
with claims as (
    select * from staging.infobox_claim
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
        min(cell_id) as cell_id
    from mart.season_entry
    where discipline = 'racing' and team_id is not null and role is null
    group by driver_id, team_id
),

plain_words as (select * from raw.rule_plain_words),

claim_words as (
    select
        driver_id,
        item_id,
        unnest(list_append(string_split(item_id, '-'), item_id)) as word
    from claims
),

entry_words as (
    select
        driver_id,
        team_id,
        unnest(list_append(string_split_regex(team_id, '[-+]'), team_id)) as word
    from entries
),

pairs as (
    select distinct
        claim_words.driver_id,
        claim_words.item_id,
        entry_words.team_id
    from claim_words
    inner join entry_words on claim_words.driver_id = entry_words.driver_id and claim_words.word = entry_words.word
    anti join plain_words on claim_words.word = plain_words.word
),

only_in_infobox as (
    select
        claims.driver_id,
        claims.cell_id,
        claims.value_text as team,
        'in the infobox, in no table' as place
    from claims
    semi join entries on claims.driver_id = entries.driver_id
    anti join pairs on claims.driver_id = pairs.driver_id and claims.item_id = pairs.item_id
),

only_in_tables as (
    select
        entries.driver_id,
        entries.cell_id,
        entries.team,
        'in a table, not in the infobox' as place
    from entries
    semi join lists on entries.driver_id = lists.driver_id
    anti join pairs on entries.driver_id = pairs.driver_id and entries.team_id = pairs.team_id
),

series_claims as (
    select * from staging.infobox_claim
    where series_id is not null and metric in ('team', 'races')
),

grids as (
    select
        driver_id,
        series_id,
        count(*) filter (where is_entered) as entered,
        count(*) filter (where is_start) as started,
        lower(string_agg(distinct concat_ws(' ', team_id, team, car), ' ')) as names
    from mart.race_result
    semi join series_claims using (driver_id, series_id)
    where kind = 'results_grid'
    group by driver_id, series_id
    having count(*) filter (where state = 'unread') = 0
),

series_words as (
    select claims.driver_id, claims.cell_id, claims.item_id, claims.value_text, grids.names,
        unnest(string_split(claims.item_id, '-')) as word
    from series_claims as claims
    inner join grids on claims.driver_id = grids.driver_id and claims.series_id = grids.series_id
    semi join series_claims as whole
        on grids.driver_id = whole.driver_id
        and grids.series_id = whole.series_id
        and whole.metric = 'races'
        and whole.value in (grids.entered, grids.started)
    where claims.metric = 'team'
),

not_in_grids as (
    select driver_id, cell_id, value_text as team, 'in the infobox, in no table' as place
    from series_words
    anti join plain_words on series_words.word = plain_words.word
    group by driver_id, cell_id, item_id, value_text
    having not bool_or(contains(names, word))
)

select * from only_in_infobox
union all
select * from only_in_tables
union all
select * from not_in_grids
