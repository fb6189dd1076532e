-- One row for every article snapshot that the warehouse holds.
-- Whom to credit, under which licence, and what was changed. A source without an address has none here either.
with articles as (select * from raw.article),

current_snapshots as (select * from raw.current_article),

final as (
    select
        articles.driver_id,
        articles.snapshot_id,
        current_snapshots.snapshot_id is not null as is_current,
        articles.title,
        articles.url as page,
        articles.permalink,
        articles.revision_id,
        case
            when contains(articles.url, '/wiki/')
                then regexp_replace(articles.url, '/wiki/(.*)$', '/w/index.php?title=\1&action=history')
        end as history_url,
        case
            when contains(articles.url, '/wiki/')
                then regexp_replace(articles.url, '/wiki/(.*)$', '/w/index.php?title=\1&action=history')
        end as authors_url,
        articles.licence,
        articles.source,
        articles.fetched_at,
        articles.sha256,
        'Tables, infobox and sentences were taken out of the article, given types, '
        || 'and joined, compared and summed; the words of the article stand in the raw tables only.' as changes
    from articles
    left join current_snapshots on articles.snapshot_id = current_snapshots.snapshot_id
)

select * from final
