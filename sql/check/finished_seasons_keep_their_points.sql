-- severity: WARN
-- table: mart.article_change
-- invariant: 73
-- remedy: The points of a season long over moved: compare the two revisions.
-- Points of finished seasons do not change between revisions.
with changes as (
    select
        *,
        split_part(table_name, '.', -1) as claim_table,
        try_cast(regexp_extract(row_key, '(?:^|/)((?:18|19|20)\d\d)(?:[-–/]|$)', 1) as integer) as season,
        try_cast(old_value as decimal(12, 4)) as old_number,
        try_cast(new_value as decimal(12, 4)) as new_number
    from mart.article_change
    where change = 'changed'
),

articles as (select * from raw.article)

select
    changes.driver_id,
    changes.table_name,
    changes.row_key,
    changes.column_name,
    changes.old_value,
    changes.new_value
from changes
inner join articles on changes.to_snapshot_id = articles.snapshot_id
where changes.claim_table = 'season_standing'
    and changes.column_name = 'points'
    and changes.new_number is distinct from changes.old_number
    and changes.season < year(coalesce(articles.revision_at, articles.fetched_at))
