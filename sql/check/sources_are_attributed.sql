-- severity: ERROR
-- table: mart.attribution
-- invariant: 79
-- remedy: Rebuild mart.attribution; its licence comes with the article.
-- Every article that the warehouse holds has its attribution row, which says of page, revision, licence, time and hash what the article's
-- row says, and what was changed.
with articles as (select * from raw.article),

attributions as (
    select * from mart.attribution
    where trim(licence) != '' and trim(sha256) != '' and trim(changes) != ''
)

select
    articles.driver_id,
    articles.snapshot_id,
    articles.title
from articles
left join attributions on articles.snapshot_id = attributions.snapshot_id
where row(articles.title, articles.url, articles.permalink, articles.revision_id, articles.licence, articles.fetched_at, articles.sha256)
    is distinct from row(
        attributions.title, attributions.page, attributions.permalink, attributions.revision_id, attributions.licence,
        attributions.fetched_at, attributions.sha256
    )
    or attributions.snapshot_id is null
