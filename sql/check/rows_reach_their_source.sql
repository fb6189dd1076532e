-- severity: ERROR
-- table: mart.attribution
-- invariant: 78
-- remedy: A snapshot lost its row in raw.article, or its source gave no licence, hash or time of fetching.
-- Every mart row reaches a revision or hash, a licence and a time of fetching through its cell; mart.evidence through raw, in
-- which each of its places stands.
with snapshots as (
    select driver_id, split_part(cell_id, '/', 1) as snapshot_id, 'mart.season_entry' as table_name from mart.season_entry
    union
    select driver_id, split_part(cell_id, '/', 1) as snapshot_id, 'mart.season_standing' as table_name from mart.season_standing
    union
    select driver_id, split_part(cell_id, '/', 1) as snapshot_id, 'mart.race_result' as table_name from mart.race_result
    union
    select driver_id, split_part(cell_id, '/', 1) as snapshot_id, 'mart.contribution' as table_name from mart.contribution
    union
    select driver_id, snapshot_id, 'raw.wikitable' as table_name from raw.wikitable
    union
    select driver_id, snapshot_id, 'raw.infobox_field' as table_name from raw.infobox_field
    union
    select driver_id, snapshot_id, 'raw.sentence' as table_name from raw.sentence
    union
    select driver_id, snapshot_id, 'raw.current_article' as table_name from raw.current_article
),

sources as (
    select * from raw.article
    where (revision_id is not null or coalesce(sha256, '') != '')
        and coalesce(trim(licence), '') != ''
        and fetched_at is not null
)

select
    snapshots.driver_id,
    snapshots.snapshot_id,
    snapshots.table_name
from snapshots
anti join sources on snapshots.snapshot_id = sources.snapshot_id
