-- One row for every claim that moved between the last two current snapshots of an article.
-- What the article says now, what it said before, claim by claim. `cell_id` is the claim's place in the newer snapshot, in the
-- older one where the newer has it no more.
with changes as (select * from raw.claim_change),

articles as (select * from raw.article),

final as (
    select
        changes.driver_id,
        changes.from_snapshot_id,
        changes.to_snapshot_id,
        changes.table_name,
        changes.row_key,
        changes.column_name,
        changes.old_value,
        changes.new_value,
        changes.change,
        try_cast(changes.new_value as decimal(12, 4)) - try_cast(changes.old_value as decimal(12, 4)) as rise,
        changes.first_year,
        changes.first_year < year(coalesce(articles.revision_at, articles.fetched_at)) as is_finished_season,
        changes.cell_id
    from changes
    left join articles on changes.to_snapshot_id = articles.snapshot_id
)

select * from final
