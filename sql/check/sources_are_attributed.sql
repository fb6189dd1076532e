-- severity: ERROR
-- table: mart.attribution
-- invariant: 79
-- remedy: Rebuild mart.attribution; its licence comes with the article.
-- Every article that the warehouse holds has its attribution row, which says of page, revision, licence, time and hash what the article's
-- row says, and what was changed; it has one, which knows whether the article is the current one.
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
union all by name
select attributions.driver_id, attributions.snapshot_id, min(attributions.title) as title
from mart.attribution as attributions
left join raw.current_article as current_snapshots on attributions.snapshot_id = current_snapshots.snapshot_id
group by attributions.driver_id, attributions.snapshot_id
having count(*) > 1 or bool_or(coalesce(attributions.is_current, false) != (current_snapshots.snapshot_id is not null))
