-- severity: WARN
-- table: mart.season_entry
-- invariant: 50
-- remedy: Bring the infobox's current team up to date.
-- The current team of the infobox is the team of the driver's last entry, by a word of its name.
with claims as (
    select * from staging.infobox_claim
    where metric = 'current_team' and item_id is not null and regexp_matches(lower(template), '(racing|f1) driver')
),

last_entries as (
    select * from mart.season_entry
    where discipline = 'racing' and role is null and team_id is not null
    qualify entry_no = max(entry_no) over (partition by driver_id)
),

plain_words as (select * from raw.rule_plain_words),

claim_words as (
    select
        driver_id,
        cell_id,
        item_id,
        unnest(list_append(string_split(item_id, '-'), item_id)) as word
    from claims
),

entry_words as (
    select
        driver_id,
        unnest(list_append(string_split_regex(team_id, '[-+]'), team_id)) as word
    from last_entries
),

matches as (
    select claim_words.*
    from claim_words
    semi join entry_words on claim_words.driver_id = entry_words.driver_id and claim_words.word = entry_words.word
    anti join plain_words on claim_words.word = plain_words.word
)

select
    claims.driver_id,
    claims.cell_id,
    claims.value_text as current_team,
    last_entries.team as last_team,
    last_entries.season
from claims
inner join last_entries on claims.driver_id = last_entries.driver_id
anti join matches on claims.cell_id = matches.cell_id and claims.item_id = matches.item_id
