-- One row for every claim that moved between the last two current snapshots of an article.
-- What the article says now, what it said before, claim by claim.
with changes as (select * from raw.claim_change),

final as (
    select
        driver_id,
        from_snapshot_id,
        to_snapshot_id,
        table_name,
        row_key,
        column_name,
        old_value,
        new_value,
        change
    from changes
)

select * from final
