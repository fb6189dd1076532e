-- severity: ERROR
-- table: mart.attribution
-- invariant: 79
-- remedy: Rebuild mart.attribution; its licence comes with the article.
-- Every article that the warehouse holds has its attribution row, with licence, hash and what was changed.
with articles as (select * from raw.article),

attributions as (
    select * from mart.attribution
    where licence is not null and sha256 is not null and changes is not null
)

select
    articles.driver_id,
    articles.snapshot_id,
    articles.title
from articles
anti join attributions on articles.snapshot_id = attributions.snapshot_id
