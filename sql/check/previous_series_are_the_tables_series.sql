-- severity: WARN
-- table: mart.season_entry
-- invariant: 47
-- remedy: Bring the infobox's list of previous series and its years up to date.
-- The previous series of an infobox stand in the tables, and the racing series of the tables stand in it or are the
-- current one.
with claims as (
    select * from staging.infobox_claim
    where metric = 'prev_series' and item_id is not null
),

blocks as (
    select distinct
        driver_id,
        series_id
    from staging.infobox_claim
    where series_id is not null
),

lists as (
    select distinct driver_id from claims
),

entries as (
    select * from mart.season_entry
    where discipline = 'racing' and role is null
),

-- a row in quarantine stands in the table all the same, and has a check of its own
quarantined as (
    select
        driver_id,
        row_text
    from quality.rejected_row
),

named as (
    select driver_id, item_id as series_id from claims
    union
    select driver_id, series_id from blocks
),

only_in_infobox as (
    select
        claims.driver_id,
        claims.cell_id,
        claims.value_text as series,
        'in the infobox, in no table' as place
    from claims
    semi join entries on claims.driver_id = entries.driver_id
    anti join entries on claims.driver_id = entries.driver_id and claims.item_id = entries.series_id
    anti join quarantined on claims.driver_id = quarantined.driver_id and contains(quarantined.row_text, claims.value_text)
),

only_in_tables as (
    select
        entries.driver_id,
        min(entries.cell_id) as cell_id,
        min(entries.series) as series,
        'in a table, not in the infobox' as place
    from entries
    semi join lists on entries.driver_id = lists.driver_id
    anti join named on entries.driver_id = named.driver_id and entries.series_id = named.series_id
    group by entries.driver_id, entries.series_id
)

select * from only_in_infobox
union all
select * from only_in_tables
