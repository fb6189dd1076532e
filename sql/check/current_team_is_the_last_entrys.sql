-- severity: WARN
-- table: mart.season_entry
-- invariant: 50
-- remedy: Bring the infobox's current team up to date.
-- The current team of the infobox is the team of the driver's last entry, by a word of its name; beside other series of the same
-- season, of the last entry in the series that the block names.
with claims as (
    select * from staging.infobox_claim
    where metric = 'current_team' and item_id is not null and regexp_matches(lower(template), '(racing|f1) driver')
),

entries as (
    select * from mart.season_entry
    where discipline = 'racing' and role is null and team_id is not null
),

last_entries as (
    select * from entries
    qualify entry_no = max(entry_no) over (partition by driver_id)
),

series_entries as (
    select entries.*
    from entries
    inner join last_entries on entries.driver_id = last_entries.driver_id
    where coalesce(entries.last_year, entries.first_year) >= last_entries.first_year
    qualify entries.entry_no = max(entries.entry_no) over (partition by entries.driver_id, entries.series_id)
),

plain_words as (select * from raw.rule_plain_words),

compared as (
    select
        claims.driver_id,
        claims.cell_id,
        claims.item_id,
        claims.value_text as current_team,
        coalesce(series_entries.team_id, last_entries.team_id) as team_id,
        coalesce(series_entries.team, last_entries.team) as last_team,
        coalesce(series_entries.season, last_entries.season) as season
    from claims
    inner join last_entries on claims.driver_id = last_entries.driver_id
    left join series_entries on claims.driver_id = series_entries.driver_id and claims.series_id = series_entries.series_id
),

claim_words as (
    select
        cell_id,
        item_id,
        unnest(list_append(string_split(item_id, '-'), item_id)) as word
    from compared
),

entry_words as (
    select
        cell_id,
        item_id,
        unnest(list_append(string_split_regex(team_id, '[-+]'), team_id)) as word
    from compared
),

matches as (
    select claim_words.*
    from claim_words
    semi join entry_words
        on claim_words.cell_id = entry_words.cell_id
        and claim_words.item_id = entry_words.item_id
        and claim_words.word = entry_words.word
    anti join plain_words on claim_words.word = plain_words.word
)

select
    compared.driver_id,
    compared.cell_id,
    compared.current_team,
    compared.last_team,
    compared.season
from compared
anti join matches on compared.cell_id = matches.cell_id and compared.item_id = matches.item_id
