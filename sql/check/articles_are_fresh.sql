-- severity: WARN
-- table: raw.article
-- invariant: 80
-- scope: warehouse
-- remedy: Refresh from a live source; seeds stay as old as they are. A time still to come is wrong where the article is listed.
-- The current snapshot of an article was fetched within the last 90 days, and not after today.
with articles as (select * from raw.article),

current_snapshots as (select * from raw.current_article)

select
    articles.driver_id,
    articles.title,
    articles.fetched_at
from articles
semi join current_snapshots on articles.snapshot_id = current_snapshots.snapshot_id
where articles.fetched_at is null
    or articles.fetched_at not between current_timestamp - interval 90 days and current_timestamp + interval 1 day
