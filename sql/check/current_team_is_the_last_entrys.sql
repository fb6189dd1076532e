-- severity: WARN
-- table: mart.season_entry
-- invariant: 50
-- remedy: Bring the infobox's current team up to date.
-- The current team of the infobox is the team of the driver's last entry, by a word of its name.
with claims as (
    select
        driver_id,
        cell_id,
        value_text,
        item_id,
        list_filter(string_split(item_id, '-'), lambda word: not list_contains(['racing', 'team', 'motorsport', 'motorsports', 'scuderia', 'competition', 'sport', 'f1', 'formula', 'one', 'the', 'by', 'of', 'international', 'engineering', 'autosport', 'cars'], word)) as words
    from staging.infobox_claim
    where metric = 'current_team' and item_id is not null and regexp_matches(lower(template), '(racing|f1) driver')
),

last_entries as (
    select
        driver_id,
        season,
        team,
        team_id,
        list_filter(string_split(team_id, '-'), lambda word: not list_contains(['racing', 'team', 'motorsport', 'motorsports', 'scuderia', 'competition', 'sport', 'f1', 'formula', 'one', 'the', 'by', 'of', 'international', 'engineering', 'autosport', 'cars'], word)) as words
    from mart.season_entry
    where discipline = 'racing' and role is null
    qualify entry_no = max(entry_no) over (partition by driver_id)
)

select
    claims.driver_id,
    claims.cell_id,
    claims.value_text as current_team,
    last_entries.team as last_team,
    last_entries.season
from claims
inner join last_entries on claims.driver_id = last_entries.driver_id
where claims.item_id is distinct from last_entries.team_id and not coalesce(list_has_any(claims.words, last_entries.words), false)
